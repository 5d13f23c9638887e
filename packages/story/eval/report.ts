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

/** One group under each engine, the engines side by side. */
export function formatColumns(columns: readonly { engine: string; summary: Summary }[]): string {
  const names = measureNames.filter((name) => columns.some(({ summary }) => summary.measures[name] !== undefined));
  const heads = columns.map(({ engine }) => `${' '.repeat(GAP)}${engine.padEnd(COLUMN - GAP)}`);
  const lines = [
    ...(columns.length > 1 ? [`${''.padEnd(TITLE)}${heads.join('')}`.trimEnd()] : []),
    `${(columns[0]?.summary.title ?? '').padEnd(TITLE)}${columns.map(() => head).join('')}`,
    ...names.map(
      (name) => `${name.padEnd(TITLE)}${columns.map(({ summary }) => formatMeasure(summary.measures[name])).join('')}`,
    ),
    `${'false creations'.padEnd(TITLE)}${columns.map(({ summary }) => String(summary.falseCreations.length).padStart(COLUMN)).join('')}`,
  ];
  return lines.join('\n');
}

const TITLE = 20;
const WIDTHS = [10, 10, 10, 8, 8, 8];
const COLUMN = WIDTHS.reduce((sum, width) => sum + width, 0);
const GAP = 5;
const head = ['precision', 'recall', 'F1', 'right', 'wrong', 'missed']
  .map((word, at) => word.padStart(WIDTHS[at] ?? 0))
  .join('');

function formatMeasure(measure: MeasureSummary | undefined): string {
  if (!measure) return ' '.repeat(COLUMN);
  const { precision, recall, f1, hits, spurious, missed } = measure;
  const cells = [...[precision, recall, f1].map(formatShare), ...[hits, spurious, missed].map(String)];
  return cells.map((cell, at) => cell.padStart(WIDTHS[at] ?? 0)).join('');
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
  return share.toFixed(3);
}
