import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createFileLedgerStore } from '@greenlight/ledger';
import { createSpecPack, specFields, specFiles } from '@greenlight/specs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';

let greenlight: BuiltCommand;
let workspace: string;
beforeAll(async () => {
  greenlight = await buildCommand();
});
afterAll(() => greenlight.remove());
beforeEach(() => {
  workspace = mkdtempSync(path.join(greenlight.home, 'film-'));
});

const id = 'FILM-NIGHT-001';
const run = (...argv: string[]) => greenlight.run(argv, { cwd: workspace });
const json = async (...argv: string[]) => {
  const { code, stdout } = await run(...argv, '--json');
  return { code, document: JSON.parse(stdout) };
};
const inPack = (...parts: string[]) => path.join(workspace, 'docs/specs', id, ...parts);
const logsOf = () => readdirSync(inPack('artifacts/gate_logs')).sort();
async function entries() {
  const ledger = createFileLedgerStore({ root: path.join(workspace, '.greenlight') });
  const found = [];
  for await (const entry of ledger.read('gates')) found.push(entry);
  await ledger.close();
  return found;
}
/** Writes a pack that passes. */
function writeFilled(name = id): void {
  const values = Object.fromEntries(specFields.map((field) => [field, `What is true of ${field}.`]));
  mkdirSync(path.join(workspace, 'docs/specs', name), { recursive: true });
  for (const [file, text] of Object.entries(createSpecPack({ id: name, values })))
    writeFileSync(path.join(workspace, 'docs/specs', name, file), text);
}

describe('what was typed', () => {
  it.each([
    [['spec'], 'spec needs one of apply, validate, list'],
    [['spec', 'apply'], 'spec apply needs --target ID'],
    [['spec', 'apply', '--target', 'film-001'], '"film-001" is not the id of a spec pack'],
    [['spec', 'apply', '--target', '../../etc/X-1'], 'is not the id of a spec pack'],
    [['spec', 'apply', '--target', 'X-1/../Y-1'], 'is not the id of a spec pack'],
    [['spec', 'apply', '--target', 'NOPARTS'], 'is not the id of a spec pack'],
    [['spec', 'apply', id], 'spec apply does not take'],
    [['spec', 'validate'], 'takes the id of a pack, or --all'],
    [['spec', 'validate', id, '--all'], 'takes the id of a pack, or --all'],
    [['spec', 'validate', 'x'], '"x" is not the id of a spec pack'],
    [['spec', 'list', 'x'], 'spec list does not take "x"'],
    [['gate'], 'gate needs G0, G1 or --all'],
    [['gate', 'G7', id], 'There is no gate "G7". There are: G0, G1.'],
    [['gate', 'g0', id], 'There is no gate "g0"'],
    [['gate', 'G0'], 'gate needs the id of a spec pack'],
    [['gate', '--all'], 'gate needs the id of a spec pack'],
    [['gate', '--all', 'G0', id], 'gate --all takes the id of a spec pack, not "G0"'],
    [['gate', 'G0', id, 'G1'], 'gate takes one gate'],
    [['gate', 'G0', 'film'], '"film" is not the id of a spec pack'],
    [['gate', 'G0', '..'], '".." is not the id of a spec pack'],
    [['gate', 'G0', id, '--force'], "Unknown option '--force'"],
  ])('%j is no command of ours', async (argv, message) => {
    const { code, stdout, stderr } = await run(...argv);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(message);
    expect(readdirSync(workspace)).toEqual([]);
  });

  it.each([[['gate', 'G0', id]], [['gate', 'G1', id]], [['gate', '--all', id]], [['spec', 'validate', id]]])(
    '%j of a pack that is not there exits 2 and makes nothing',
    async (argv) => {
      const { code, stdout, stderr } = await run(...argv);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`There is no spec pack ${id}`);
      expect((await json(...argv)).document.error.code).toBe('NOT_FOUND');
      expect(readdirSync(workspace)).toEqual([]);
    },
  );

  it('gate --help says what the gates ask', async () => {
    const { code, stdout } = await run('gate', '--help');
    expect(code).toBe(0);
    for (const part of ['gate G0 ID', 'gate G1 ID', 'gate --all ID', 'TBD, TODO or FILL IN'])
      expect(stdout).toContain(part);
    expect((await json('gate', '--help')).document.usage).toContain('gate --all ID');
  });
});

describe('a pack', () => {
  it('is applied whole, once, and fails both gates while nobody has filled it', async () => {
    const { code, stdout, stderr } = await run('spec', 'apply', '--target', id);
    expect([code, stdout]).toEqual([0, `docs/specs/${id}\n`]);
    expect(stderr).toContain(`greenlight gate --all ${id}`);
    expect(readdirSync(inPack()).sort()).toEqual([...specFiles, 'artifacts']);
    expect(readdirSync(inPack('artifacts'))).toEqual(['gate_logs']);
    expect(readdirSync(path.join(workspace, 'docs/specs'))).toEqual([id]);
    appendFileSync(inPack('01_problem.md'), 'My own words.\n');
    const again = await run('spec', 'apply', '--target', id);
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('already. Nothing was done.');
    expect(readFileSync(inPack('01_problem.md'), 'utf8')).toContain('My own words.');
    for (const gate of ['G0', 'G1']) expect((await run('gate', gate, id)).code).toBe(1);
    expect(logsOf().map((name) => name.slice(0, 3))).toEqual(['G0_', 'G1_']);
  });

  it('is begun anew by --force, which keeps every file that it replaces', async () => {
    await run('spec', 'apply', '--target', id);
    await run('gate', 'G0', id);
    appendFileSync(inPack('01_problem.md'), 'My own words.\n');
    writeFileSync(inPack('notes.md'), 'kept');
    rmSync(inPack('02_solution.md'));
    const { code, document } = await json('spec', 'apply', '--target', id, '--force');
    expect([code, document.replaced.files]).toEqual([0, ['01_problem.md']]);
    expect(readFileSync(path.join(workspace, document.replaced.folder, '01_problem.md'), 'utf8')).toContain(
      'My own words.',
    );
    expect(readFileSync(inPack('01_problem.md'), 'utf8')).not.toContain('My own words.');
    expect(existsSync(inPack('02_solution.md'))).toBe(true);
    expect([readFileSync(inPack('notes.md'), 'utf8'), logsOf().length]).toEqual(['kept', 1]);
    expect((await json('spec', 'apply', '--target', id, '--force')).document.replaced).toBeNull();
  });

  it('that is filled passes: findings, logs and the ledger agree on what was judged', async () => {
    writeFilled();
    const { code, document } = await json('gate', '--all', id);
    expect([code, document.passed, document.gates.map(({ gate }: { gate: string }) => gate)]).toEqual([
      0,
      true,
      ['spec.G0', 'spec.G1'],
    ]);
    const sums = specFiles.map((file) => `${sha256(readFileSync(inPack(file)))}  ${file}\n`).join('');
    expect(document.judged).toBe(`sha256:${sha256(sums)}`);
    const logs = document.gates.map(({ log }: { log: string }) => readFileSync(path.join(workspace, log), 'utf8'));
    for (const log of logs) {
      expect(log).toMatch(/^time: {4}\d{4}-\d\d-\d\dT[\d:.]+Z\ngate: {4}spec\.G[01]\ntarget: {2}FILM-NIGHT-001\n/);
      expect(log).toContain(`judged:  ${document.judged}\nverdict: PASSED\n`);
    }
    expect(logsOf()).toEqual([expect.stringMatching(/^G0_\d{8}T\d{6}\.\d{3}Z\.log$/), expect.stringMatching(/^G1_/)]);
    expect(await entries()).toMatchObject(
      ['spec.G0', 'spec.G1'].map((gate) => ({
        type: 'GATE',
        stream: 'gates',
        gate,
        passed: true,
        judged: document.judged,
        findings: [],
        actor: { kind: 'local', id: 'owner' },
      })),
    );
    expect((await run('ledger', 'verify', 'gates')).code).toBe(0);
    expect((await run('gate', 'G1', id)).stdout).toMatch(
      /^spec\.G1 passed: no findings\n {2}log: docs\/specs\/.*\nFILM-NIGHT-001 passed\n$/,
    );
  });

  it('is judged up to the first gate that fails, and the log says every finding with its remedy', async () => {
    writeFilled();
    writeFileSync(inPack('03_requirements.md'), '# Requirements\n\nOwner: TBD\n\n- TODO\n');
    const { code, document } = await json('gate', '--all', id);
    expect([code, document.passed, document.gates.length]).toEqual([1, false, 1]);
    expect(document.gates[0].findings).toMatchObject([
      {
        gate: 'spec.G0',
        severity: 'blocker',
        code: 'PLACEHOLDER',
        where: '03_requirements.md:3',
        remedy: expect.any(String),
      },
      { where: '03_requirements.md:5' },
    ]);
    const log = readFileSync(path.join(workspace, document.gates[0].log), 'utf8');
    expect(log).toContain(
      'verdict: FAILED\n\nspec.G0 failed: 2 blockers\n  blocker  PLACEHOLDER  03_requirements.md:3\n',
    );
    expect(log.match(/^ {6}Remedy: /gm)).toHaveLength(2);
    expect(logsOf()).toHaveLength(1);
    expect(await entries()).toMatchObject([
      { gate: 'spec.G0', passed: false, findings: ['PLACEHOLDER', 'PLACEHOLDER'] },
    ]);
  });

  it('keeps the log of every run, also of those in one second', async () => {
    writeFilled();
    const runs = await Promise.all(Array.from({ length: 6 }, () => json('gate', 'G0', id)));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    const logs = runs.map(({ document }) => path.basename(document.gates[0].log)).sort();
    expect(new Set(logs).size).toBe(6);
    expect(logsOf()).toEqual(logs);
    expect(await entries()).toHaveLength(6);
  });

  it('needs no token, and is not held up by one that is no good', async () => {
    writeFilled();
    const env = { GREENLIGHT_TOKEN: 'nonsense' };
    expect((await greenlight.run(['gate', '--all', id], { cwd: workspace, env })).code).toBe(0);
    expect((await greenlight.run(['spec', 'list'], { cwd: workspace, env })).code).toBe(0);
  });
});

describe('many packs', () => {
  it('are judged all, also after one that fails, and nothing is written', async () => {
    expect((await json('spec', 'validate', '--all')).document).toEqual({ passed: true, packs: [], notes: [] });
    writeFilled('A-1');
    await run('spec', 'apply', '--target', 'B-1');
    writeFilled('C-1');
    symlinkSync(path.join(workspace, 'docs/specs/A-1'), path.join(workspace, 'docs/specs/D-1'));
    mkdirSync(path.join(workspace, 'docs/specs/notes'));
    writeFileSync(path.join(workspace, 'docs/specs/README.md'), '');
    const { code, document } = await json('spec', 'validate', '--all');
    expect([code, document.passed]).toEqual([1, false]);
    expect(document.packs.map(({ id, passed }: { id: string; passed: boolean }) => [id, passed])).toEqual([
      ['A-1', true],
      ['B-1', false],
      ['C-1', true],
      ['D-1', false],
    ]);
    expect(document.packs[3].error.code).toBe('FORBIDDEN');
    expect(document.notes).toEqual([expect.stringContaining('docs/specs/notes is no spec pack')]);
    const { stdout } = await run('spec', 'validate', '--all');
    expect(stdout).toContain('A-1 passed\nB-1 failed\n  spec.G0 failed: ');
    expect((await run('spec', 'validate', 'C-1')).stdout).toBe('C-1 passed\n');
    expect((await run('spec', 'validate', 'B-1')).code).toBe(1);
    expect((await run('spec', 'list')).stdout).toMatch(
      /^A-1 {2}passes +docs\/specs\/A-1\nB-1 {2}fails spec\.G0 \(\d+\) +docs/,
    );
    expect((await json('spec', 'list')).document.packs[1]).toMatchObject({
      id: 'B-1',
      passed: false,
      failed_at: 'spec.G0',
    });
    expect(readdirSync(path.join(workspace, 'docs/specs/A-1')).sort()).toEqual([...specFiles]);
    expect(existsSync(path.join(workspace, '.greenlight'))).toBe(false);
  });
});

describe('hostile ground', () => {
  const secret = () => path.join(greenlight.home, 'secret.md');
  beforeEach(() => {
    writeFileSync(secret(), '# Secret\n\nOwner: TBD hush\n');
    writeFilled();
  });

  it.each([
    ['a link', 'LINKED_FILE', () => symlinkSync(secret(), inPack('04_design.md'))],
    ['a folder', 'NO_FILE', () => mkdirSync(inPack('04_design.md'))],
    ['a binary file', 'NO_TEXT', () => writeFileSync(inPack('04_design.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe]))],
    ['a file with a NUL', 'NO_TEXT', () => writeFileSync(inPack('04_design.md'), '# Design\n\0')],
    ['a huge file', 'LARGE_FILE', () => writeFileSync(inPack('04_design.md'), '# Design\n'.repeat(200_000))],
  ])('%s in the place of a file passes neither gate, and is not read', async (_what, code, plant) => {
    rmSync(inPack('04_design.md'));
    plant();
    for (const gate of ['G0', 'G1']) {
      const { document } = await json('gate', gate, id);
      expect(document.gates[0].findings).toMatchObject([{ code, where: '04_design.md' }]);
      expect(JSON.stringify(document)).not.toContain('hush');
    }
  });

  it('a byte order mark and other line ends make no difference', async () => {
    for (const file of specFiles) {
      const text = readFileSync(inPack(file), 'utf8');
      writeFileSync(inPack(file), `\ufeff${text.replaceAll('\n', '\r\n')}`);
    }
    expect((await run('gate', '--all', id)).code).toBe(0);
  });

  it('a pack that is a link is neither judged nor written into', async () => {
    renameSync(inPack(), path.join(greenlight.home, 'elsewhere'));
    symlinkSync(path.join(greenlight.home, 'elsewhere'), inPack());
    const { code, stderr } = await run('gate', '--all', id);
    expect(code).toBe(4);
    expect(stderr).toContain('is a link');
    expect((await run('spec', 'apply', '--target', id, '--force')).code).toBe(4);
    expect(existsSync(path.join(greenlight.home, 'elsewhere/artifacts'))).toBe(false);
    rmSync(path.join(greenlight.home, 'elsewhere'), { recursive: true });
  });

  it.each(['artifacts', 'artifacts/gate_logs'])(
    'no log is written through a link in the place of %s',
    async (place) => {
      mkdirSync(path.join(greenlight.home, 'outside'), { recursive: true });
      mkdirSync(path.dirname(inPack(place)), { recursive: true });
      symlinkSync(path.join(greenlight.home, 'outside'), inPack(place));
      expect((await run('gate', 'G0', id)).code).toBe(4);
      expect(readdirSync(path.join(greenlight.home, 'outside'))).toEqual([]);
      expect(await entries()).toEqual([]);
    },
  );

  it('docs that lead out of the workspace are neither read nor written', async () => {
    renameSync(path.join(workspace, 'docs'), path.join(greenlight.home, 'docs'));
    symlinkSync(path.join(greenlight.home, 'docs'), path.join(workspace, 'docs'));
    for (const argv of [
      ['spec', 'list'],
      ['gate', 'G0', id],
      ['spec', 'apply', '--target', 'NEW-1'],
    ])
      expect((await run(...argv)).code).toBe(4);
    expect(readdirSync(path.join(greenlight.home, 'docs/specs'))).toEqual([id]);
    rmSync(path.join(greenlight.home, 'docs'), { recursive: true });
  });

  it('no text of a pack acts on a terminal', async () => {
    writeFileSync(inPack('05_testing.md'), '# Testing\n\nOwner: TBD \u001b[2J\u009b31m\u202e\n');
    const { stdout, stderr } = await run('gate', 'G0', id);
    expect(stdout).toContain('TBD');
    for (const text of [stdout, stderr, readFileSync(inPack('artifacts/gate_logs', logsOf()[0] ?? ''), 'utf8')])
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
