import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { engines, type ImportCase, outsidePackages } from './import-violations.ts';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** The folders that `npm run lint` hands to the linter. */
export const lintedFolders = ['packages', 'apps', 'bench', 'catalog', 'examples', 'scripts'];

export interface Violation {
  rule: string;
  from: string;
}

/** Runs the dependency linter with the repository's own rules over a tree, and gives what it found. */
export function lintImports(root: string): { violations: Violation[]; modules: number } {
  const program = path.join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const rules = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const done = spawnSync(process.execPath, [program, ...rules, ...lintedFolders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (!done.stdout.startsWith('{')) throw new Error(`The dependency linter did not run: ${done.stderr || done.stdout}`);
  const { summary } = JSON.parse(done.stdout) as {
    summary: { violations: { rule: { name: string }; from: string }[]; totalCruised: number };
  };
  return {
    violations: summary.violations.map(({ rule, from }) => ({ rule: rule.name, from })),
    modules: summary.totalCruised,
  };
}

/** A small tree with the same rooms and rules, where each case is a file. `Symbol.dispose` removes it. */
export function plantTree(cases: readonly ImportCase[]): { root: string } & Disposable {
  const root = mkdtempSync(path.join(tmpdir(), 'greenlight-imports-'));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json'])
    cpSync(path.join(repository, file), path.join(root, file));
  for (const folder of lintedFolders) write(`${folder}/readme.md`, '');
  for (const room of ['schema', 'ledger', 'gates', ...engines, 'store', 'model', 'testkit'])
    plantRoom(root, write, room);
  for (const name of ['studio', 'terminal']) write(`apps/${name}/src/index.ts`, 'export const thing = 1;\n');
  write('packages/ledger/src/entry.test.ts', 'export const thing = 1;\n');
  for (const name of outsidePackages) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
    );
    write(`node_modules/${name}/index.js`, 'export const thing = 1;\n');
  }
  for (const one of cases) {
    const word = one.isTypeOnly ? 'export type { thing }' : 'export { thing }';
    write(one.file, `${word} from '${one.imports}';\n`);
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

function plantRoom(root: string, write: (file: string, text: string) => void, room: string): void {
  const manifest = {
    name: `@greenlight/${room}`,
    version: '1.0.0',
    type: 'module',
    exports: { '.': './src/index.ts' },
  };
  write(`packages/${room}/package.json`, JSON.stringify(manifest));
  write(`packages/${room}/src/index.ts`, 'export const thing = 1;\n');
  mkdirSync(path.join(root, 'node_modules/@greenlight'), { recursive: true });
  symlinkSync(`../../packages/${room}`, path.join(root, 'node_modules/@greenlight', room));
}
