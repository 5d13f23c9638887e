import type { Classification, QueryType } from '@greenlight/schema';

/** A query with the type, and where it matters the arguments, that people mean by it. */
export interface LabelledQuery {
  query: string;
  type: QueryType;
  /** Types that serve as well, where the contract leaves it open. */
  or?: QueryType[];
  /** What it means where the story is read along, when that is something else. */
  withStory?: QueryType;
  args?: Record<string, string>;
  /** What is special about it: `prose` with command words, or `nothing is done` for negations and questions about an action. */
  group?: 'prose' | 'nothing is done';
}

export interface Judgement {
  labelled: LabelledQuery;
  found: Classification;
  isRight: boolean;
}

/** Classifies every query and compares type and arguments with the label. */
export function judgeQueries(
  queries: readonly LabelledQuery[],
  classify: (query: string) => Classification,
): Judgement[] {
  return queries.map((labelled) => {
    const found = classify(labelled.query);
    return { labelled, found, isRight: isMeant(labelled, found) };
  });
}

function isMeant({ type, or, args }: LabelledQuery, found: Classification): boolean {
  if (found.type !== type) return or?.includes(found.type) ?? false;
  return args === undefined || isSame(args, found.args);
}

/** How many of each type were judged right, the types in order of their names. */
export function renderRecall(judgements: readonly Judgement[]): string {
  const types = [...new Set(judgements.map(({ labelled }) => labelled.type))].sort();
  return types
    .map((type) => {
      const meant = judgements.filter(({ labelled }) => labelled.type === type);
      return `${type} ${meant.filter(({ isRight }) => isRight).length}/${meant.length}`;
    })
    .join(', ');
}

/** Rows are what was meant, columns what was found; only the types that occur. */
export function renderConfusion(judgements: readonly Judgement[]): string {
  const types = [...new Set(judgements.flatMap(({ labelled, found }) => [labelled.type, found.type]))].sort();
  const count = (meant: string, found: string) =>
    judgements.filter((judgement) => judgement.labelled.type === meant && judgement.found.type === found).length;
  const rows = types.map((meant) => [meant, ...types.map((found) => String(count(meant, found) || '·'))]);
  const head = ['meant \\ found', ...types.map((_, index) => String(index + 1))];
  const width = Math.max(...rows.map(([name = '']) => name.length)) + 4;
  const line = ([name = '', ...cells]: string[], index?: number) =>
    `${(index === undefined ? name : `${index + 1} ${name}`).padEnd(width)}${cells.map((cell) => cell.padStart(4)).join('')}`;
  return [line(head), ...rows.map((row, index) => line(row, index))].join('\n');
}

function isSame(wanted: Record<string, string>, found: Record<string, string>): boolean {
  const names = Object.keys(wanted);
  return names.length === Object.keys(found).length && names.every((name) => wanted[name] === found[name]);
}
