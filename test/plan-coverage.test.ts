import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findFaults, parseCoverage } from '../scripts/plan-coverage.ts';
import { repository } from './support/lint-imports.ts';

const text = readFileSync(path.join(repository, 'docs/plan-coverage.md'), 'utf8');
const coverage = parseCoverage(text);
const faultsIn = (changed: string) => findFaults(parseCoverage(changed));

describe('the page of what the plans ask for', () => {
  test('has one row for each item of the plans', () => {
    const wrong = findFaults(coverage).filter((fault) => / row|not an item/.test(fault));
    expect(wrong).toEqual([]);
    const count = (plan: number, kind?: string) =>
      coverage.kinds
        .filter((one) => kind === undefined || one.kind === kind)
        .flatMap((one) => one.ids)
        .filter((id) => id.startsWith(`${plan}:`)).length;
    // As the plans have them: 13 ticked boxes in plan 2, 183 open ones in plan 3.
    expect([count(2, 'checkbox'), count(3, 'checkbox')]).toEqual([13, 183]);
    expect([1, 2, 3, 4].map((plan) => count(plan))).toEqual([35, 49, 354, 83]);
  });

  test('names only files and tests that are there', () => {
    expect(findFaults(coverage).filter((fault) => /names/.test(fault))).toEqual([]);
  });

  test('counts right, and has no other fault', () => {
    expect(Object.keys(coverage.counts)).toEqual(['1', '2', '3', '4']);
    expect(findFaults(coverage)).toEqual([]);
  });
});

describe('a fault of the page is found', () => {
  const proven = coverage.rows.find(({ tests }) => tests[0]?.title);
  const { file = '', title = '' } = proven?.tests[0] ?? {};
  const lineOf = (id: string | undefined) => text.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';

  test('a row that is missing, or there twice', () => {
    const line = `${lineOf(proven?.id)}\n`;
    expect(faultsIn(text.replace(line, ''))).toContain(`${proven?.id} has no row`);
    expect(faultsIn(text.replace(line, line + line))).toContain(`${proven?.id} has two rows`);
  });

  test('a test file that is not there', () => {
    const gone = file.replace('.ts', '-gone.test.ts');
    expect(faultsIn(text.replace(`](../${file})`, `](../${gone})`))).toContain(
      `${proven?.id} names ${gone}, which is not there`,
    );
  });

  test('a test that is not in its file', () => {
    const fault = `${proven?.id} names the test “${title} not”, which is not in ${file}`;
    expect(faultsIn(text.replace(`“${title}”`, `“${title} not”`))).toContain(fault);
  });

  test('a row that is done and proves nothing', () => {
    const line = lineOf(proven?.id);
    const bare = `${line.split(' | ').slice(0, 5).join(' | ')} |  |`;
    expect(faultsIn(text.replace(line, bare))).toContain(`${proven?.id} names no test and does not say so`);
  });
});
