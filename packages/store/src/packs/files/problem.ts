import { listNames } from '../names.ts';
import type { PackFacts } from '../pack-ground.ts';
import { type Block, heading, quoted, said, stack, table, words } from '../text/block.ts';
import type { FileBlocks } from './file-blocks.ts';
import { countOf } from './film-words.ts';
import { holdings, projectOrigin } from './overview.ts';

/** The premise: whose story it is, what stands in the way, for whom it is told, and what is still open. */
export function writeProblem(facts: PackFacts): FileBlocks<'problem'> {
  return {
    problem: premise(facts),
    current_state: today(facts),
    affected: affected(facts),
    cost_of_inaction: stillOpen(facts),
  };
}

function premise(facts: PackFacts): Block {
  const { logline } = facts.snapshot.project;
  const leads = withRole(facts, 'protagonist');
  const opposed = withRole(facts, 'antagonist');
  return stack(
    said('The question that the film asks is in its logline.'),
    logline
      ? quoted(logline, projectOrigin(facts))
      : said('No logline was written, so the question is still to be put.'),
    said(
      leads ? words`Whose story it is: ${leads}.` : 'Nobody has said whose story it is.',
      opposed ? words`What stands in the way: ${opposed}.` : 'Nobody has said who or what stands in the way.',
    ),
  );
}

function withRole({ snapshot }: PackFacts, role: 'protagonist' | 'antagonist'): string {
  return listNames(snapshot.characters.filter((one) => one.role === role).map(({ name }) => name));
}

function today(facts: PackFacts): Block {
  const { steps, workflow, nextAction } = facts;
  const current = steps.find(({ isCurrent }) => isCurrent);
  const complete = steps.filter(({ status }) => status === 'complete').length;
  return said(
    words`The film follows the workflow “${workflow.definition.title}” and stands at “${current?.title ?? ''}”: ${complete} of ${countOf(steps.length, 'step')} are complete.`,
    words`It has ${holdings(facts)}.`,
    words`What to do now: ${nextAction}`,
  );
}

function affected(facts: PackFacts): Block {
  const { audience } = facts.snapshot.project;
  const crew = listNames(facts.members.map(({ name, role }) => `${name} (${role})`));
  return [
    audience
      ? { text: words`It is told for: ${audience}`, origin: projectOrigin(facts) }
      : { text: 'Nobody has said for whom it is told.' },
    ...said(crew ? words`It is made by ${crew}.` : 'Nobody belongs to the project; the studio’s admin looks after it.'),
  ];
}

function stillOpen({ steps }: PackFacts): Block {
  const rows = steps
    .filter(({ status }) => status !== 'complete')
    .flatMap((step) =>
      [...step.missing, ...(step.missing.length === 0 ? step.entry : [])]
        .filter(({ severity }) => severity === 'blocker')
        .map(({ message, remedy }) => ({ cells: [step.title, message, remedy ?? ''] })),
    );
  return stack(
    heading('What is open, and keeps its step from being complete'),
    table(['Step', 'What is missing', 'What to do'], rows, 'Nothing is open: every step of the workflow is complete.'),
  );
}
