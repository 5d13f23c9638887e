import type { HandlerResult } from '@greenlight/chat';
import { type ChoiceAct, type Finding, GreenlightError, shortenLine } from '@greenlight/schema';
import {
  askThing,
  describeProgress,
  escapeMarkdown,
  linked,
  linkTo,
  listWords,
  planSceneOrder,
  thingFor,
} from '@greenlight/story';
import { certify } from '../packs/certify.ts';
import { packPhase } from '../packs/pack-phase.ts';
import { viewProject } from '../workflow/view-project.ts';
import { findRows } from '../write-path/database.ts';
import { advanceTo } from './advance-film.ts';
import { thingsOf } from './film-gaps.ts';
import { stepOfChoice } from './step-of-choice.ts';
import { fromPlan, remembered, said, stopped } from './story-result.ts';
import type { TurnSetting } from './turn-setting.ts';

/** Does what a button of the step says. */
export async function takeChoice(turn: TurnSetting, id: string): Promise<HandlerResult> {
  const { film } = turn;
  if (id === 'review_progress') return said(describeProgress(viewProject(film)));
  const { steps } = film.definition;
  const to = stepOfChoice(film.definition, film.state.current, id);
  if (to) return advanceTo(turn, to);
  const choice = steps.find((step) => step.id === film.state.current)?.choices.find((each) => each.id === id);
  if (!choice) {
    const message = `The film has moved on in the meantime: “${id}” is no choice of the step where it stands.`;
    throw new GreenlightError('CONFLICT', message, { retryable: false });
  }
  const { act } = choice;
  const shown = viewProject(film).choices.find((each) => each.id === id);
  if (shown?.blocked && act?.type !== 'advance')
    return blocked(turn, id, shown.reason ?? `${choice.title} is not possible yet`);
  return act ? take(turn, act) : askMissing(turn);
}

async function take(turn: TurnSetting, act: ChoiceAct): Promise<HandlerResult> {
  switch (act.type) {
    case 'advance':
      return advanceTo(
        turn,
        turn.film.definition.steps.find(({ id }) => id === act.step) ?? { id: act.step, title: act.step },
      );
    case 'ask':
      return ask(turn, act.thing);
    case 'engine':
      return blocked(turn, act.engine, `This studio has no ${act.engine} yet`);
    case 'do':
      return perform(turn, act.what);
  }
}

/** What this studio cannot do, or not yet: the choice is stopped with its reason, as the page shows it. */
function blocked({ ground, film }: TurnSetting, id: string, reason: string): HandlerResult {
  const finding: Finding = {
    gate: `workflow.${film.state.current}.choice.${id}`,
    severity: 'blocker',
    code: 'CHOICE_BLOCKED',
    message: reason,
  };
  return stopped(escapeMarkdown(reason), [finding], ground.state);
}

function ask(
  { film, ground, snapshot }: TurnSetting,
  asked: Extract<ChoiceAct, { type: 'ask' }>['thing'],
): HandlerResult {
  const missing = thingsOf(film, film.state.current);
  const thing = thingFor(asked, snapshot, missing);
  if (typeof thing === 'string') return said(escapeMarkdown(thing));
  const isFree = !missing.includes(thing);
  const manner = { newId: ground.newId, isExpected: true, isFree };
  return asking(askThing(ground.state, thing, snapshot, manner));
}

/** A choice that does nothing of its own: the next thing that the step misses is asked for. */
function askMissing({ film, ground, snapshot }: TurnSetting): HandlerResult {
  const [first] = thingsOf(film, film.state.current);
  if (!first) return said(escapeMarkdown(viewProject(film).nextAction));
  return asking(askThing(ground.state, first, snapshot, { newId: ground.newId, isExpected: true, isFree: true }));
}

function asking(state: Parameters<typeof remembered>[1]): HandlerResult {
  const isFirst = state.open?.purpose.type === 'wanted';
  return remembered(isFirst ? 'Tell me:' : 'I have another question first.', state);
}

async function perform(turn: TurnSetting, what: Extract<ChoiceAct, { type: 'do' }>['what']): Promise<HandlerResult> {
  switch (what) {
    case 'order_scenes':
      return fromPlan(planSceneOrder(turn.ground), 'none');
    case 'request_review':
      return explainReview(turn);
    case 'list_notes':
      return listNotes(turn);
    case 'package':
      return packagePhase(turn);
    case 'certify':
      return certifyFilm(turn);
  }
}

async function explainReview({ payload, context, snapshot }: TurnSetting): Promise<HandlerResult> {
  const rows = await findRows({ payload }, 'members', { project: { equals: snapshot.project.id } });
  const ids = rows
    .map(({ user }) => String(user))
    .filter((id) => id !== context.actor.id && id !== snapshot.lastChange?.by);
  const people = ids.length > 0 ? await findRows({ payload }, 'users', { id: { in: ids } }) : [];
  const names = people.map(({ name, email }) => escapeMarkdown(String(name || email)));
  const how =
    'A review is a verdict on the film as it stands, written under Review on the page: approved, or changes wanted. It counts until the film is changed again.';
  if (rows.length <= 1)
    return said(`You work alone on this film, so two approvals of yours do, the second later than the first. ${how}`);
  if (names.length === 0)
    return said(
      `Nobody else of the project can approve it: whoever changed the film last may not. Add somebody, or have another person look. ${how}`,
    );
  return said(`Ask ${listWords(names, 'or')} to look at the film; whoever changed it last may not approve it. ${how}`);
}

function listNotes({ snapshot }: TurnSetting): HandlerResult {
  const open = snapshot.notes.filter(({ resolved }) => resolved !== true);
  if (open.length === 0) return said('No note is open.');
  const shown = open
    .slice(0, 20)
    .map(
      ({ id, text, blocking }) =>
        `- ${linkTo('note', id, shortenLine(text, 120))}${blocking ? ' (holds the film back)' : ''}`,
    );
  const more = open.length > shown.length ? `\n- and ${open.length - shown.length} more` : '';
  const head = open.length === 1 ? 'One note is open:' : `${open.length} notes are open:`;
  return said(`${head}\n\n${shown.join('\n')}${more}\n\nOpen one to resolve it.`);
}

async function packagePhase({ payload, context, snapshot }: TurnSetting): Promise<HandlerResult> {
  const { target, passed, runs } = await packPhase(payload, { project: snapshot.project.id, actor: context.actor });
  if (passed) return said(`The phase is packaged as ${escapeMarkdown(target)}, and its gates pass.`);
  const findings = runs.flatMap((run) => run.findings).filter(({ severity }) => severity === 'blocker');
  const shown = findings.slice(0, 10).map((finding) => `- ${linked(finding)}`);
  return said(
    `The phase is packaged as ${escapeMarkdown(target)}, and its gates do not pass yet:\n\n${shown.join('\n')}`,
  );
}

async function certifyFilm({ payload, context, snapshot, ground }: TurnSetting): Promise<HandlerResult> {
  try {
    const { words } = await certify(payload, { project: snapshot.project.id, actor: context.actor });
    return said(words);
  } catch (error) {
    if (!(error instanceof GreenlightError) || error.code !== 'GATE_BLOCKED') throw error;
    const { findings = [] } = (error.details ?? {}) as { findings?: Finding[] };
    return stopped(escapeMarkdown(error.message), findings, ground.state);
  }
}
