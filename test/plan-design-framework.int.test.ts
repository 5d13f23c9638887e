import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileLedgerStore, verifyLedger } from '@greenlight/ledger';
import { createSpecGates, fillTemplates, judgeSpecPack, specFiles, specTemplates } from '@greenlight/specs';
import { readSpecPack } from '@greenlight/specs/folder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSpecTemplates, renderSpecTemplates, specTemplatesFolder } from '../scripts/generate/spec-templates.ts';
import { repository } from './support/lint-imports.ts';
import { createOutsideProgram, installCommand, type OutsideProgram } from './support/outside-program.ts';
import { sourceFiles } from './support/source-files.ts';

// Plan 2's smoke tests, health checks and rollback, as they are said here. The numbers are plan and line. The pack is judged in a copy:
// a run leaves a log.

const id = 'PROOF-001';
const committed = path.join(repository, 'docs/specs', id);
const logFolder = path.join('artifacts', 'gate_logs');

let program: OutsideProgram;
let command: { remove(): void };
beforeAll(async () => {
  program = await createOutsideProgram();
  command = await installCommand(program);
  mkdirSync(path.join(program.folder, '.greenlight')); // what makes a folder the workspace
  const isLog = (file: string) => file.startsWith(path.join(committed, logFolder) + path.sep);
  cpSync(committed, path.join(program.folder, 'docs/specs', id), { recursive: true, filter: (file) => !isLog(file) });
});
afterAll(() => {
  command.remove();
  program.remove();
});

const list = (...parts: string[]) => readdirSync(path.join(program.folder, ...parts)).sort();
const logs = () => list('docs/specs', id, logFolder);

describe('smoke tests', () => {
  test('2:81 gate help', () => {
    const { status, stdout } = program.shell('npx greenlight gate --help');
    expect([status, stdout]).toEqual([0, expect.stringContaining('gate --all ID')]);
  });

  test.each([
    ['2:82', 'G0'],
    ['2:83', 'G1'],
  ])('%s a run of %s exits 0', (_line, gate) => {
    const { status, stdout } = program.shell(`npx greenlight gate ${gate} ${id}`);
    expect(status).toBe(0);
    expect(stdout).toContain(`spec.${gate} passed: no findings\n  log: docs/specs/${id}/artifacts/gate_logs/${gate}_`);
  });

  test('2:33 all gates of the spec pack pass', () => {
    expect(program.shell(`npx greenlight gate --all ${id}`).status).toBe(0);
  });
});

describe('health checks', () => {
  test('2:89 the programs are there', () => {
    const { stdout } = program.shell('npx greenlight --help');
    for (const name of ['gate', 'spec']) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  test('2:90 the spec pack is there, with its eight files', () => {
    expect(program.shell(`ls docs/specs/${id}/*.md`).stdout.trim().split('\n')).toHaveLength(8);
    expect(list('docs/specs', id).filter((name) => name.endsWith('.md'))).toEqual([...specFiles]);
  });

  test('2:91 the logs are there, one of each run, and each run is on a ledger that verifies', async () => {
    expect(logs().map((name) => name.slice(0, 3))).toEqual(['G0_', 'G0_', 'G1_', 'G1_']);
    const ledger = createFileLedgerStore({ root: path.join(program.folder, '.greenlight') });
    expect(await verifyLedger(ledger, 'gates')).toMatchObject({ ok: true, size: 4 });
    await ledger.close();
  });
});

describe('the pack of this feature', () => {
  test('passes both gates as it is committed, and its kept logs are of these very files', async () => {
    const { passed, judged, gates } = judgeSpecPack(await readSpecPack(repository, id));
    expect(gates.flatMap(({ findings }) => findings)).toEqual([]);
    expect(passed).toBe(true);
    const kept = readdirSync(path.join(committed, logFolder));
    expect(kept.map((name) => name.slice(0, 3)).sort()).toEqual(['G0_', 'G1_']);
    for (const name of kept) {
      const text = readFileSync(path.join(committed, logFolder, name), 'utf8');
      expect(text, `${name} is of other files. Run the gates again, and keep that log.`).toContain(
        `judged:  ${judged}\nverdict: PASSED`,
      );
    }
  });

  test('links to what is there, and names tests that are there', () => {
    for (const file of specFiles) {
      const text = readFileSync(path.join(committed, file), 'utf8');
      for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g))
        expect(existsSync(path.resolve(committed, target)), target).toBe(true);
      for (const [, named = ''] of text.matchAll(/`((?:apps|packages|test|bench|scripts)\/[^`\s]+)`/g))
        expect(existsSync(path.join(repository, named)), named).toBe(true);
    }
  });
});

describe('rollback', () => {
  const templates = path.join(repository, specTemplatesFolder);
  const archive = path.join('_archive', 'spec_pack');

  test('2:41 the archived templates are complete, others than the present ones, and used by nothing', () => {
    const older = readSpecTemplates(path.join(templates, archive));
    for (const file of specFiles) expect(older[file]).not.toBe(specTemplates[file]);
    const rendered = renderSpecTemplates(readSpecTemplates(templates));
    for (const text of Object.values(older)) expect(rendered).not.toContain(`'${text.split('\n')[0]}',`);
    const users = sourceFiles('.').filter(
      (file) => /^(packages|apps|scripts)\//.test(file) && !file.includes('.test.') && read(file).includes("'_archive"),
    );
    expect(users).toEqual([]);
  });

  test('2:103 to the older templates and forth again ends with the same bytes, and packs are judged by those that stand', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'greenlight-rollback-'));
    try {
      cpSync(templates, folder, { recursive: true });
      const before = renderSpecTemplates(readSpecTemplates(folder));
      const [present, older] = [path.join(folder, 'present'), path.join(folder, archive)];
      mkdirSync(present);
      move(folder, present);
      move(older, folder);
      const restored = readSpecTemplates(folder);
      expect(renderSpecTemplates(restored)).not.toBe(before);
      expect(judgeWith(restored, {})).toEqual([false, 'spec.G0']);
      const values = { goal: 'x', not_a_goal: 'x', problem: 'x', solution: 'x', requirements: 'x', design: 'x' };
      expect(judgeWith(restored, { ...values, title: 'x', test_plan: 'x', rollout: 'x', registry_line: 'x' })).toEqual([
        true,
        'spec.G1',
      ]);
      move(folder, older);
      move(present, folder);
      expect(renderSpecTemplates(readSpecTemplates(folder))).toBe(before);
      expect(before).toBe(read('packages/specs/src/templates/spec-templates.ts'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('2:105 without the programs the packs stay what they are: text, with logs that say what was judged', () => {
    expect(logs().length).toBeGreaterThan(0);
    for (const name of logs()) {
      const text = readFileSync(path.join(program.folder, 'docs/specs', id, logFolder, name), 'utf8');
      const sum = program.shell(`cd docs/specs/${id} && sha256sum 0[0-7]_*.md | sha256sum`).stdout.slice(0, 64);
      expect(text).toContain(`judged:  sha256:${sum}\n`);
    }
  });
});

/** A pack that was applied from templates and filled from values, judged by their gates: whether it passed, and the last gate that ran. */
function judgeWith(templates: typeof specTemplates, values: Record<string, string>): [boolean, string | undefined] {
  const pack = { id: 'OLD-1', files: fillTemplates(templates, 'OLD-1', values) };
  const { passed, gates } = judgeSpecPack(pack, createSpecGates(templates));
  return [passed, gates.at(-1)?.gate];
}

function move(from: string, to: string): void {
  for (const file of specFiles) renameSync(path.join(from, file), path.join(to, file));
}

function read(file: string): string {
  return readFileSync(path.join(repository, file), 'utf8');
}
