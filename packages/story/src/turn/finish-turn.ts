import { composeReply, toEntities } from '../reply/compose-reply.ts';
import { describeMerge } from '../reply/describe-merge.ts';
import { escapeMarkdown, listWords } from '../reply/markdown.ts';
import { askNextWanted } from './ask-next-wanted.ts';
import { askedQuestions, type ConversationState } from './conversation-state.ts';
import { settleQuestions } from './settle-questions.ts';
import type { TurnPlan } from './turn-plan.ts';
import type { TurnWork } from './turn-work.ts';

/** Turns what gathered into the plan. `otherwise` is said when there is nothing else to say. */
export function finishTurn(work: TurnWork, before: ConversationState, otherwise: string): TurnPlan {
  const state = askNextWanted(work, settleQuestions(work, before));
  const problems = work.problems.map(({ message }) => `Not kept: ${escapeMarkdown(message)}`);
  const done = [...work.merges.map(describeMerge), composeReply(work.draft, work.nameOf, mergedIds(work))]
    .filter(Boolean)
    .join('\n\n');
  const known = done === '' ? work.known : [];
  const said = [done, [...work.notes, ...known].join(' '), problems.join('\n\n')].filter(Boolean);
  const isNew = state.open !== null && state.open.question.id !== before.open?.question.id;
  const isAsking = isNew && state.open?.purpose.type !== 'wanted';
  const silence = isAsking
    ? 'I have a question first.'
    : (waitingWords(before, state) ?? (isWaiting(work, state) ? waits : otherwise));
  return {
    response: said.length > 0 ? said.join('\n\n') : silence,
    changes: work.draft.toChanges(),
    created: work.draft.toCreated(),
    entities: toEntities(work.draft, work.nameOf),
    questions: askedQuestions(state),
    errors: work.problems,
    state,
    ...(work.override ? { override: work.override } : {}),
  };
}

/** What was read and is not sure waits behind a question that was open before: she is told that it is not lost. */
function waitingWords(before: ConversationState, after: ConversationState): string | undefined {
  const known = new Set(before.proposals.map(({ id }) => id));
  const labels = after.proposals
    .filter(({ id, reason }) => reason === 'unsure' && !known.has(id))
    .map(({ label }) => label);
  if (labels.length === 0) return undefined;
  return `I am not sure about ${listWords(labels.map(escapeMarkdown))}. I will ask once the open question is settled.`;
}

const waits = 'I have a question about that as well. It comes when the one before it is answered.';

/** Whether what she said stands behind a question that is asked later. */
function isWaiting({ asked }: TurnWork, { waiting }: ConversationState): boolean {
  return asked.some(({ question }) => waiting.some((each) => each.question.id === question.id));
}

/** What the sentence about a merge has told of already. */
function mergedIds({ merges }: TurnWork): ReadonlySet<string> {
  return new Set(
    merges.flatMap(({ keep, merge, moved, removed }) => [
      keep.id,
      merge.id,
      ...[...moved, ...removed].map(({ id }) => id),
    ]),
  );
}
