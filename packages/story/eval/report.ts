import { type Evaluation, type MeasureName, measureNames, sumMeasures } from './measures.ts';
import { type Score, scoreTally, type Tally } from './tally.ts';

/** One row of the table, as `--json` prints it. */
export type MeasureSummary = Tally & Score;

export interface Summary {
  title: string;
  measures: Partial<Record<MeasureName, MeasureSummary>>;
  /** How many things were created by messages that must create nothing. */
  falseCreations: string[];
}

/** Totals of a group. Measures that nothing in it tests are left out. */
export function summarize(title: string, evaluations: readonly Evaluation[]): Summary {
  const totals = sumMeasures(evaluations);
  const tested = measureNames.filter((name) => totals[name].hits + totals[name].spurious + totals[name].missed > 0);
  return {
    title,
    measures: Object.fromEntries(tested.map((name) => [name, { ...totals[name], ...scoreTally(totals[name]) }])),
    falseCreations: evaluations.flatMap((each) => each.falseCreations),
  };
}

export function formatSummary({ title, measures, falseCreations }: Summary): string {
  const rows = Object.entries(measures).map(([name, { precision, recall, f1, hits, spurious, missed }]) =>
    [
      name.padEnd(20),
      ...[precision, recall, f1].map(formatShare),
      ...[hits, spurious, missed].map((count) => String(count).padStart(7)),
    ].join(' '),
  );
  const head = [
    '',
    ...['precision', 'recall', 'F1'].map((word) => word.padStart(9)),
    ...['right', 'wrong', 'missed'].map((word) => word.padStart(7)),
  ];
  head[0] = title.padEnd(20);
  return [head.join(' '), ...rows, `false creations      ${falseCreations.length}`].join('\n');
}

/** What went wrong, message by message. Nothing for those that are wholly right. */
export function formatFaults(evaluations: readonly Evaluation[]): string {
  return evaluations
    .filter((each) => each.faults.length + each.falseCreations.length > 0)
    .map(({ label, faults, falseCreations }) => {
      const created = falseCreations.map((change) => `must create nothing: ${change}`);
      return [`- ${label}`, ...[...faults, ...created].map((line) => `    ${line}`)].join('\n');
    })
    .join('\n');
}

function formatShare(share: number): string {
  return share.toFixed(3).padStart(9);
}
