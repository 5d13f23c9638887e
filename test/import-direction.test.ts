import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { engines, type ImportCase, importCases } from './support/import-violations.ts';
import { lintedFolders, lintImports, plantTree, repository } from './support/lint-imports.ts';
import { sourceFiles } from './support/source-files.ts';

const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');
const sorted = (found: { rule: string; from: string }[]) => found.map(({ rule, from }) => `${rule} ${from}`).sort();

describe('the tree', () => {
  test('keeps the direction of imports', () => {
    const { violations, modules } = lintImports(repository);
    expect(sorted(violations)).toEqual([]);
    expect(modules).toBeGreaterThan(200);
  }, 60_000);
});

interface RuleSet {
  forbidden: { name: string; severity: string }[];
  options: Record<string, unknown>;
}

describe('the rules', async () => {
  const file = pathToFileURL(path.join(repository, '.dependency-cruiser.mjs')).href;
  const { default: rules } = (await import(file)) as { default: RuleSet };
  const names = [
    'no-cycles',
    'schema-imports-only-zod',
    'floor-below-engines',
    ...engines.map((engine) => `${engine}-imports-no-engine`),
    'engines-know-no-host',
    'pure-engines',
    'gates-run-in-a-page',
    'store-and-model-below-apps',
    'payload-only-in-store',
    'ai-sdk-only-in-model',
    'apps-apart',
    'testkit-in-tests-only',
    'tests-are-leaves',
  ];

  test('are all there, as errors, and nothing beside them takes files out', () => {
    expect(rules.forbidden.map(({ name }) => name)).toEqual(names);
    expect(new Set(rules.forbidden.map(({ severity }) => severity))).toEqual(new Set(['error']));
    expect(Object.keys(rules)).toEqual(['forbidden', 'options']);
    expect(rules.options.doNotFollow).toEqual({ path: 'node_modules' });
    expect(rules.options.exclude).toEqual({ path: '(^|/)(\\.next|dist|dist-test-[^/]*|coverage)/' });
    expect(Object.keys(rules.options).sort()).toEqual([
      'doNotFollow',
      'enhancedResolveOptions',
      'exclude',
      'tsConfig',
      'tsPreCompilationDeps',
    ]);
  });

  test('each bite: an import that one forbids is an error, one that is allowed is not', () => {
    const cycle: ImportCase[] = [
      { file: 'packages/chat/src/round.ts', imports: './about.ts', breaks: ['no-cycles'] },
      { file: 'packages/chat/src/about.ts', imports: './round.ts', breaks: ['no-cycles'] },
      { file: 'packages/story/src/round.ts', imports: './about.ts', breaks: [], isTypeOnly: true },
      { file: 'packages/story/src/about.ts', imports: './round.ts', breaks: [], isTypeOnly: true },
    ];
    using tree = plantTree([...importCases, ...cycle]);
    const { violations } = lintImports(tree.root);
    expect(new Set(violations.map(({ rule }) => rule))).toEqual(new Set(names));
    const inCycle = violations.filter(({ rule }) => rule === 'no-cycles').map(({ from }) => from);
    // Of a cycle the linter may name either end, or both.
    expect(cycle.slice(0, 2).map(({ file }) => file)).toEqual(expect.arrayContaining(inCycle));
    const expected = importCases.flatMap(({ file, breaks }) => breaks.map((rule) => ({ rule, from: file })));
    expect(sorted(violations.filter(({ rule }) => rule !== 'no-cycles'))).toEqual(sorted(expected));
  }, 60_000);
});

describe('the linter', () => {
  test('is part of lint, and lint is part of the tests', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(scripts.lint).toBe(`biome check . && depcruise --config .dependency-cruiser.mjs ${lintedFolders.join(' ')}`);
    expect(scripts.test).toBe('node scripts/test.mjs');
    expect(read('scripts/test.mjs')).toMatch(/^ {2}check\('lint', 'npm', \['run', '--silent', 'lint'\]\);$/m);
    expect(read('.ci/run')).toMatch(/^npm test$/m);
  });

  test('stands beside a judge of coverage, which wants 90 % of the lines of the packages', () => {
    const program = read('scripts/test.mjs');
    expect(program).toMatch(/^const COVERAGE_WANTED = 90;$/m);
    expect(program).toMatch(/^ {2}judgeCoverage\(\);$/m);
    expect(read('vitest.config.ts')).toContain("include: ['packages/*/src/**/*.ts']");
  });

  test('sees every folder that holds sources', () => {
    const folders = sourceFiles('.').flatMap((file) => (file.includes('/') ? [file.split('/')[0]] : []));
    expect([...lintedFolders, 'test']).toEqual(expect.arrayContaining([...new Set(folders)]));
  });

  test('and the compiler are as strict as they were', () => {
    const { compilerOptions } = JSON.parse(read('tsconfig.json')) as { compilerOptions: Record<string, unknown> };
    expect(compilerOptions).toMatchObject({
      strict: true,
      noUncheckedIndexedAccess: true,
      noImplicitOverride: true,
      noUnusedLocals: true,
    });
    const { rules: style } = (
      JSON.parse(read('biome.json')) as { linter: { rules: Record<string, Record<string, string>> } }
    ).linter;
    expect(style).toMatchObject({
      preset: 'recommended',
      style: { noNonNullAssertion: 'error' },
      suspicious: { noExplicitAny: 'error', noFocusedTests: 'error', noSkippedTests: 'error' },
    });
  });
});
