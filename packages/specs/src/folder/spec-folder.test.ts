import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileLedgerStore, type FileLedgerStore } from '@greenlight/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpecPack } from '../create-spec-pack.ts';
import { judgeSpecPack, resolveSpecGate } from '../gates/spec-gates.ts';
import { specFiles } from '../templates/spec-template.ts';
import { specFields } from '../templates/spec-templates.ts';
import { applySpecPack } from './apply-spec-pack.ts';
import { listSpecPacks } from './list-spec-packs.ts';
import { readSpecPack } from './read-spec-pack.ts';
import { runSpecGates } from './run-spec-gates.ts';

const id = 'FILM-001';
const now = new Date('2026-11-20T15:12:00.123Z');
const actor = { kind: 'local', id: 'owner' } as const;
let home: string;
let workspace: string;
let ledger: FileLedgerStore;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'greenlight-specs-'));
  workspace = path.join(home, 'film');
  mkdirSync(workspace);
  ledger = createFileLedgerStore({ root: path.join(workspace, '.greenlight') });
});
afterEach(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

const inPack = (...parts: string[]) => path.join(workspace, 'docs/specs', id, ...parts);
const apply = (force = false) => applySpecPack({ workspace, id, force, now });
const judge = (...names: string[]) =>
  runSpecGates({
    workspace,
    id,
    ...(names.length > 0 ? { gates: names.map((name) => resolveSpecGate(name)) } : {}),
    ledger,
    actor,
    now: () => now,
  });
function fill(): void {
  const values = Object.fromEntries(specFields.map((name) => [name, `What is true of ${name}.`]));
  for (const [file, text] of Object.entries(createSpecPack({ id, values }))) writeFileSync(inPack(file), text);
}
async function entries() {
  const found = [];
  for await (const entry of ledger.read('gates')) found.push(entry);
  return found;
}

describe('applying', () => {
  it('makes the whole pack or nothing, and leaves no draft', () => {
    expect(apply()).toEqual({ id, folder: `docs/specs/${id}`, files: specFiles, kept: null });
    expect(readdirSync(path.dirname(inPack()))).toEqual([id]);
    expect(readdirSync(inPack()).sort()).toEqual([...specFiles, 'artifacts']);
    expect(() => apply()).toThrow('already. Nothing was done.');
    expect(() => applySpecPack({ workspace, id: 'film', now })).toThrow('is not the id of a spec pack');
  });

  it('anew moves aside what was changed, links as links, and puts back what is missing', () => {
    apply();
    writeFileSync(path.join(home, 'secret.md'), 'secret');
    rmSync(inPack('01_problem.md'));
    symlinkSync(path.join(home, 'secret.md'), inPack('01_problem.md'));
    writeFileSync(inPack('02_solution.md'), 'Mine.');
    rmSync(inPack('03_requirements.md'));
    const folder = `docs/specs/${id}/artifacts/replaced/20261120T151200.123Z`;
    expect(apply(true).kept).toEqual({ folder, files: ['01_problem.md', '02_solution.md'] });
    expect(readFileSync(path.join(workspace, folder, '02_solution.md'), 'utf8')).toBe('Mine.');
    expect(lstatSync(path.join(workspace, folder, '01_problem.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path.join(home, 'secret.md'), 'utf8')).toBe('secret');
    for (const file of specFiles) expect(readFileSync(inPack(file), 'utf8')).toBe(createSpecPack({ id })[file]);
    expect(apply(true).kept).toBeNull();
    writeFileSync(inPack('02_solution.md'), 'Mine again.');
    expect(apply(true).kept?.folder).toBe(`${folder}-2`);
  });

  it('writes through no link', () => {
    mkdirSync(path.join(home, 'outside/specs'), { recursive: true });
    symlinkSync(path.join(home, 'outside'), path.join(workspace, 'docs'));
    expect(() => apply()).toThrow('leads out of the workspace');
    rmSync(path.join(workspace, 'docs'));
    symlinkSync(path.join(home, 'nowhere'), path.join(workspace, 'docs'));
    expect(() => apply()).toThrow('leads out of the workspace');
    rmSync(path.join(workspace, 'docs'));
    mkdirSync(path.dirname(inPack()), { recursive: true });
    symlinkSync(path.join(home, 'outside'), inPack());
    expect(() => apply(true)).toThrow('is a link');
    expect(readdirSync(path.join(home, 'outside'))).toEqual(['specs']);
    rmSync(inPack());
    writeFileSync(inPack(), 'a file');
    expect(() => apply()).toThrow('is not a folder');
  });

  it('follows a link that stays in the workspace', () => {
    mkdirSync(path.join(workspace, 'documents'));
    symlinkSync('documents', path.join(workspace, 'docs'));
    apply();
    expect(readdirSync(path.join(workspace, 'documents/specs'))).toEqual([id]);
    expect(listSpecPacks(workspace).ids).toEqual([id]);
  });
});

describe('reading', () => {
  it('of a pack that is not there makes nothing', async () => {
    await expect(readSpecPack(workspace, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(judge()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(listSpecPacks(workspace)).toEqual({ ids: [], notes: [] });
    expect(readdirSync(workspace)).toEqual([]);
    writeFileSync(path.join(workspace, 'docs'), 'a file');
    await expect(readSpecPack(workspace, id)).rejects.toThrow('is not a folder');
    expect(() => listSpecPacks(workspace)).toThrow('is not a folder');
  });

  it('gives the texts byte for byte, and why a file cannot be judged', async () => {
    apply();
    writeFileSync(inPack('00_overview.md'), '\ufeff# Overview\r\n');
    rmSync(inPack('01_problem.md'));
    rmSync(inPack('02_solution.md'));
    mkdirSync(inPack('02_solution.md'));
    rmSync(inPack('03_requirements.md'));
    symlinkSync('04_design.md', inPack('03_requirements.md'));
    writeFileSync(inPack('05_testing.md'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    writeFileSync(inPack('06_rollout.md'), Buffer.alloc(1024 * 1024 + 1, 0x61));
    writeFileSync(inPack('07_registry.md'), Buffer.alloc(1024 * 1024, 0x61));
    const { files, faults } = await readSpecPack(workspace, id);
    expect(files['00_overview.md']).toBe('\ufeff# Overview\r\n');
    expect(Object.keys(files).sort()).toEqual(['00_overview.md', '04_design.md', '07_registry.md']);
    expect(faults?.map(({ file, code }) => `${file.slice(0, 2)} ${code}`)).toEqual([
      '02 NO_FILE',
      '03 LINKED_FILE',
      '05 NO_TEXT',
      '06 LARGE_FILE',
    ]);
  });

  it('lists packs in order, and says what only looks like one', () => {
    for (const name of ['B-2', 'A-1', 'notes', '_archive', '.draft-x'])
      mkdirSync(path.join(workspace, 'docs/specs', name), { recursive: true });
    writeFileSync(path.join(workspace, 'docs/specs/README.md'), '');
    expect(listSpecPacks(workspace)).toEqual({
      ids: ['A-1', 'B-2'],
      notes: [expect.stringContaining('docs/specs/notes is no spec pack')],
    });
  });
});

describe('a run of the gates', () => {
  it('leaves a log and an entry of each gate, with the hash of what was judged', async () => {
    apply();
    fill();
    const run = await judge();
    expect(run).toMatchObject({ id, passed: true, judged: judgeSpecPack(await readSpecPack(workspace, id)).judged });
    expect(run.gates.map(({ log }) => log)).toEqual(
      ['G0', 'G1'].map((gate) => `docs/specs/${id}/artifacts/gate_logs/${gate}_20261120T151200.123Z.log`),
    );
    expect(readFileSync(path.join(workspace, run.gates[1]?.log ?? ''), 'utf8')).toBe(
      `time:    2026-11-20T15:12:00.123Z\ngate:    spec.G1\ntarget:  ${id}\njudged:  ${run.judged}\nverdict: PASSED\n\nspec.G1 passed: no findings\n`,
    );
    expect(await entries()).toMatchObject([
      { gate: 'spec.G0', passed: true, judged: run.judged, actor, at: now.toISOString() },
      { gate: 'spec.G1', passed: true },
    ]);
  });

  it('in the same millisecond keeps its own log, and one gate alone leaves one', async () => {
    apply();
    await Promise.all([judge('spec.G0'), judge('spec.G0'), judge('spec.G1')]);
    expect(readdirSync(inPack('artifacts/gate_logs')).sort()).toEqual([
      'G0_20261120T151200.123Z-2.log',
      'G0_20261120T151200.123Z.log',
      'G1_20261120T151200.123Z.log',
    ]);
    expect(await entries()).toHaveLength(3);
  });

  it('is on no record when its log would go through a link', async () => {
    apply();
    rmSync(inPack('artifacts'), { recursive: true });
    symlinkSync(home, inPack('artifacts'));
    await expect(judge()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect([await entries(), existsSync(path.join(home, 'gate_logs'))]).toEqual([[], false]);
  });
});
