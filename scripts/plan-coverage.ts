// Reads docs/plan-coverage.md and finds what is wrong with it. `node scripts/run.mjs scripts/plan-coverage.ts [FOLDER]` prints it; with the
// folder of the four plans it also compares the page's list of items with the plans themselves.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const repository = path.resolve(import.meta.dirname, '..');
const states = ['done', 'partly', 'otherwise', 'not yet'] as const;
export type CoverageState = (typeof states)[number];

export interface CoverageRow {
  /** `3:46`: the plan and its line. */
  id: string;
  state: string;
  here: string;
  tests: { file: string; title: string }[];
  /** The last cell as it stands. */
  proof: string;
}

export interface Coverage {
  rows: CoverageRow[];
  /** The items of the plans by kind, from the list at the page's end. */
  kinds: { kind: string; ids: string[] }[];
  plans: { plan: string; sha256: string }[];
  /** The numbers of the table at the page's head, by plan. */
  counts: Record<string, Record<CoverageState, number>>;
}

/** Reads the page: its rows, the table at its head and the list at its end. */
export function parseCoverage(text: string): Coverage {
  const [, list = ''] = /```plan-items\n([\s\S]*?)```/.exec(text) ?? [];
  const lines = list
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const items = lines.filter(([word]) => word !== 'plan');
  const cells = text.split('\n').flatMap((line) =>
    line.startsWith('| ')
      ? [
          line
            .slice(2, -2)
            .split(' | ')
            .map((cell) => cell.trim()),
        ]
      : [],
  );
  return {
    rows: cells.flatMap((row) => (/^\d:\d+$/.test(row[0] ?? '') ? [toRow(row)] : [])),
    kinds: items.map(([kind = '', ...ranges]) => ({ kind, ids: ranges.flatMap(expand) })),
    plans: lines.flatMap(([word, plan = '', sha256 = '']) => (word === 'plan' ? [{ plan, sha256 }] : [])),
    counts: Object.fromEntries(
      cells.filter(([first]) => /^Plan \d/.test(first ?? '')).map((row) => [row[0]?.slice(5, 6), toCounts(row)]),
    ),
  };
}

function toRow([id = '', , state = '', here = '', , proof = '']: string[]): CoverageRow {
  const tests = [...proof.matchAll(/\]\(\.\.\/([^)]+)\)(?: “([^”]*)”)?/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));
  return { id, state, here, tests, proof };
}

function toCounts(row: string[]): Record<CoverageState, number> {
  const [done, partly, otherwise, notYet] = row.slice(2).map(Number);
  return { done: done ?? 0, partly: partly ?? 0, otherwise: otherwise ?? 0, 'not yet': notYet ?? 0 };
}

/** `3:46-50` as `3:46` … `3:50`. */
function expand(range: string): string[] {
  const [plan, lines = ''] = range.split(':');
  const [first = 0, last = first] = lines.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => `${plan}:${first + index}`);
}

/** Everything wrong with the page, one line each. `root` is the repository. */
export function findFaults({ rows, kinds, counts }: Coverage, root = repository): string[] {
  const wanted = kinds.flatMap(({ ids }) => ids);
  const there = rows.map(({ id }) => id);
  return [
    ...wanted.filter((id) => !there.includes(id)).map((id) => `${id} has no row`),
    ...there.filter((id, index) => there.indexOf(id) !== index).map((id) => `${id} has two rows`),
    ...there.filter((id) => !wanted.includes(id)).map((id) => `${id} is not an item of the plans`),
    ...rows.flatMap((row) => faultsOf(row, root).map((fault) => `${row.id} ${fault}`)),
    ...countFaults(rows, counts),
  ];
}

function faultsOf({ state, here, tests, proof }: CoverageRow, root: string): string[] {
  if (!states.some((one) => one === state)) return [`has the unknown state "${state}"`];
  if (state === 'not yet') return proof === '' ? [] : ['is not yet there, but names a test'];
  const files = [...here.matchAll(/`([^`]+)`/g)].flatMap(([, name = '']) => (isPath(name) ? [name] : []));
  const missing = [...files, ...tests.map(({ file }) => file)].filter((file) => !existsSync(path.join(root, file)));
  const unproven = tests.length === 0 && proof !== 'no test' ? ['names no test and does not say so'] : [];
  return [
    ...unproven,
    ...missing.map((file) => `names ${file}, which is not there`),
    ...tests.flatMap((test) => testFault(test, root)),
  ];
}

function isPath(name: string): boolean {
  return /^(apps|packages|docs|schemas|scripts|examples|test|bench|\.ci)\/|^[A-Z]+\.md$/.test(name);
}

function testFault({ file, title }: { file: string; title: string }, root: string): string[] {
  if (!/\.test\.tsx?$|-contract\.ts$/.test(file)) return [`names ${file} as a test, which it is not`];
  if (!existsSync(path.join(root, file)) || title === '') return [];
  const quoted = ["'", '"', '`'].some((quote) =>
    readFileSync(path.join(root, file), 'utf8').includes(`${quote}${title}`),
  );
  return quoted ? [] : [`names the test “${title}”, which is not in ${file}`];
}

function countFaults(rows: readonly CoverageRow[], counts: Coverage['counts']): string[] {
  return Object.entries(counts).flatMap(([plan, count]) =>
    states.flatMap((state) => {
      const found = rows.filter((row) => row.id.startsWith(`${plan}:`) && row.state === state).length;
      return found === count[state]
        ? []
        : [`plan ${plan} has ${found} items “${state}”, and the head says ${count[state]}`];
    }),
  );
}

/** Where the page's list and the plans in `folder` differ: another version of a plan, or a checkbox that is not listed. */
export function comparePlans({ plans, kinds }: Coverage, folder: string): string[] {
  const listed = new Set(kinds.flatMap(({ ids }) => ids));
  return plans.flatMap(({ plan, sha256 }) => {
    const file = readdirSync(folder).find((name) => name.startsWith(`${plan}-`));
    if (!file) return [`plan ${plan} is not in ${folder}`];
    const text = readFileSync(path.join(folder, file), 'utf8');
    const boxes = text
      .split('\n')
      .flatMap((line, index) => (/^\s*- \[[ x]\] /.test(line) ? [`${plan}:${index + 1}`] : []));
    const isOther = createHash('sha256').update(text).digest('hex') !== sha256;
    return [
      ...(isOther ? [`${file} is another version`] : []),
      ...boxes.filter((id) => !listed.has(id)).map((id) => `${id} is not listed`),
    ];
  });
}

function main(folder: string | undefined): number {
  const coverage = parseCoverage(readFileSync(path.join(repository, 'docs/plan-coverage.md'), 'utf8'));
  const faults = [...findFaults(coverage), ...(folder ? comparePlans(coverage, folder) : [])];
  for (const fault of faults) console.error(fault);
  console.log(`${coverage.rows.length} items, ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv[2]);
