import type { ExpectedStory, FoundStory } from '../../packages/story/eval/expectation.ts';
import type { StoryResult } from '../../packages/story/eval/scoring.ts';
import { scoreTally, type Tally } from '../../packages/story/eval/tally.ts';

/** The table of what stands, and the figures. */
export function formatReport(expected: ExpectedStory, found: FoundStory, result: StoryResult): string {
  return [
    'PEOPLE',
    ...expected.people.map((each) => formatPerson(each.name, result.people.matched.get(each), Boolean(each.minor))),
    ...unexpected(result.people),
    '',
    'PLACES',
    ...expected.places.map((each) =>
      formatRow(each.name, result.places.matched.get(each)?.name, Boolean(each.optional)),
    ),
    ...unexpected(result.places),
    '',
    `SCENES (${found.scenes.length}, ${result.scenes.isCountPlausible ? 'a plausible count' : 'not a plausible count'})`,
    ...found.scenes.map(
      (each) => `  ${each.location ?? '?'}, ${each.timeOfDay ?? '?'}: ${each.characters.join(', ') || 'nobody'}`,
    ),
    ...result.scenes.faults.map((fault) => `  - ${fault}`),
    '',
    `RELATIONSHIPS (${found.relationships.length})`,
    ...found.relationships.map((each) => `  ${each.from} – ${each.to}: ${each.type}`),
    ...result.relationships.missed.map((pair) => `  - missing: ${pair}`),
    '',
    formatFigures(result),
  ].join('\n');
}

function formatFigures({ people, places, fields, scenes, relationships }: StoryResult): string {
  const rows: [string, Tally][] = [
    ['people', people.tally],
    ['places', places.tally],
    ['age', fields.tallies.age],
    ['occupation', fields.tallies.occupation],
    ['scenes', scenes.tally],
    ['relationships', relationships.types],
  ];
  const head = `${''.padEnd(14)} precision    recall        F1`;
  return [head, ...rows.map(([name, tally]) => `${name.padEnd(14)} ${formatScore(tally)}`)].join('\n');
}

function formatScore(tally: Tally): string {
  const { precision, recall, f1 } = scoreTally(tally);
  return [precision, recall, f1].map((share) => share.toFixed(3).padStart(9)).join(' ');
}

function formatPerson(name: string, person: FoundStory['people'][number] | undefined, isMinor: boolean): string {
  const details =
    person && [person.name, person.age, person.occupation].filter((value) => value !== null && value !== undefined);
  return formatRow(name, details?.join(', '), isMinor);
}

function formatRow(name: string, standing: string | undefined, isFree: boolean): string {
  const mark = standing === undefined ? (isFree ? ' ' : '-') : '+';
  return `  ${mark} ${name.padEnd(42)} ${standing ?? ''}`.trimEnd();
}

function unexpected({
  spurious,
  doubles,
}: {
  spurious: string[];
  doubles: { name: string; of: { name: string } }[];
}): string[] {
  return [
    ...doubles.map(({ name, of }) => `  ! ${name}: ${of.name} stands twice`),
    ...spurious.map((name) => `  ! ${name}: not expected`),
  ];
}
