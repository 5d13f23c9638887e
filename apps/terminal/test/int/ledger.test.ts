import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';

let command: BuiltCommand;
let session: string;
beforeAll(async () => {
  command = await buildCommand();
  mkdirSync(path.join(command.workspace, 'modules'));
  writeFileSync(path.join(command.workspace, 'modules', 'a.txt'), 'the first line\n');
  session = await converse(['help', 'what is in modules?', 'install PKG-NOPE-001', 'read modules/a.txt']);
});
afterAll(() => command.remove());

/** A new conversation; answers its id. */
async function converse(queries: readonly string[]): Promise<string> {
  const input = queries.map((query) => `${JSON.stringify({ query })}\n`).join('');
  const { stdout } = await command.run(['chat'], { input });
  const id = (JSON.parse(stdout.split('\n')[0] ?? '') as { session_id: string }).session_id;
  expect(stdout.trim().split('\n')).toHaveLength(queries.length);
  return id;
}

const ledger = (...argv: string[]) => command.run(['ledger', ...argv]);
const ledgerJson = async <T>(...argv: string[]) => {
  const ran = await ledger(...argv, '--json');
  return { code: ran.code, value: JSON.parse(ran.stdout) as T };
};
const fileOf = (id: string) => path.join(command.workspace, '.greenlight', 'sessions', id, 'ledger.jsonl');
const fresh = () => mkdtempSync(path.join(command.home, 'elsewhere-'));

describe('ledger list', () => {
  it('shows entries, turns, times, size and what the last checkpoint covers', async () => {
    const { code, stdout } = await ledger('list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^LEDGER +ENTRIES +TURNS +FIRST +LAST +BYTES +CHECKPOINT\n/);
    const { value } = await ledgerJson<{ ledgers: Record<string, unknown>[] }>('list');
    const row = value.ledgers.find(({ stream }) => stream === session);
    expect(row).toMatchObject({ turns: 4, bytes: statSync(fileOf(session)).size, covered: 0, damage: null });
  });

  it('says which ledger is damaged, and goes on', async () => {
    const id = await converse(['help']);
    appendFileSync(fileOf(id), 'garbage\u001b[31m\n');
    const { code, stdout } = await ledger('list');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${id} .*damaged: Entry 1`, 'm'));
    expect(stdout).toContain(session);
    expect(stdout).not.toContain('\u001b');
    execFileSync('rm', [fileOf(id)]);
    execFileSync('mkfifo', [fileOf(id)]); // must not be waited for
    expect((await ledger('list')).stdout).toMatch(new RegExp(`^${id} .*damaged: .*not a plain file`, 'm'));
    rmSync(path.dirname(fileOf(id)), { recursive: true });
  });
});

describe('ledger show', () => {
  it('prints entries with their texts, and says what was erased', async () => {
    const id = await converse(['help', 'grep \u202e\u0007 modules']);
    const before = await ledger('show', id);
    expect(before.code).toBe(0);
    expect(before.stdout).toMatch(
      /^#0 {2}\S+Z {2}CHAT_TURN {2}local:\S+ {2}turn 1 {2}help {2}EXECUTED\n {4}query: help\n {4}response:\n {6}Available commands/,
    );
    expect(before.stdout).not.toMatch(/[\u0007\u202e]/);
    const one = await ledgerJson<{ entry: { query_hash: string }; texts: Record<string, string> }>('show', id, '0');
    expect(one.value).toMatchObject({ stream: id, entry: { seq: 0 }, texts: { query: 'help' } });
    const objects = path.join(command.workspace, '.greenlight', 'objects');
    const second = await ledgerJson<{ entry: { query_hash: string } }>('show', id, '1');
    rmSync(path.join(objects, second.value.entry.query_hash.slice('sha256:'.length)));
    expect((await ledger('show', id, '1')).stdout).toContain('query: erased (sha256:');
    expect((await ledger('verify', id)).code).toBe(0);
    const all = await ledgerJson<{ entries: unknown[] }>('show', id);
    expect(all.value.entries).toHaveLength(2);
  });

  it('stops at the first bad entry, with what is sound before it', async () => {
    const id = await converse(['help', 'usage']);
    writeFileSync(fileOf(id), readFileSync(fileOf(id), 'utf8').replace('"turn_number":2', '"turn_number":3'));
    const { code, stdout, stderr } = await ledger('show', id);
    expect([code, stdout.match(/^#\d/gm)]).toEqual([1, ['#0']]);
    expect(stderr).toContain('Entry 1 is not sound');
    const json = await command.run(['ledger', 'show', id, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      entries: [{ entry: { seq: 0 } }],
      error: { code: 'LEDGER_CORRUPT' },
    });
    rmSync(path.dirname(fileOf(id)), { recursive: true });
  });
});

describe('ledger verify', () => {
  it('says that a ledger is sound', async () => {
    const { code, value } = await ledgerJson<object>('verify', session);
    expect([code, value]).toMatchObject([
      0,
      { ok: true, stream: session, root: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect((await command.run(['--session', session, 'ledger', 'verify'])).stdout).toContain(`${session}: `);
  });

  it('names the entry whose text was changed, and the chat says what it cut off after a crash', async () => {
    const id = await converse(['help', 'what is in modules?']);
    const { value } = await ledgerJson<{ entry: { query_hash: string } }>('show', id, '1');
    const object = path.join(command.workspace, '.greenlight/objects', value.entry.query_hash.slice('sha256:'.length));
    const text = readFileSync(object);
    writeFileSync(object, 'what is in secrets?');
    const changed = await ledgerJson<object>('verify', id);
    expect([changed.code, changed.value]).toMatchObject([
      1,
      { ok: false, seq: 1, reason: `Entry 1 is not sound: its query was changed (${value.entry.query_hash}).` },
    ]);
    expect((await ledger('verify', '--all')).code).toBe(1);
    writeFileSync(object, text);
    expect((await ledger('verify', id)).code).toBe(0);
    appendFileSync(fileOf(id), '{"actor":');
    expect((await ledger('verify', id)).code).toBe(1);
    const chat = await command.run(['chat', 'help', '--session', id]);
    expect([chat.code, chat.stderr]).toEqual([
      0,
      `greenlight: The last line of the ledger ${id} was not whole; its 9 bytes were cut off.\n`,
    ]);
    expect((await ledger('verify', id)).code).toBe(0);
  });

  it.each(['nonsense', 'ses-chat-20260131-0a1b2c3d', '../audit', 'SES-CHAT-20260131-0A1B2C3D', 'audit/'])(
    'takes %s for no id',
    async (id) => {
      for (const action of ['show', 'verify', 'export']) expect((await ledger(action, id)).code).toBe(3);
      expect((await ledger('prove', id, '0')).code).toBe(3);
    },
  );

  it('names the first bad entry and why, for any byte that is changed', async () => {
    const id = await converse(['help', 'usage', 'commands']);
    const sound = readFileSync(fileOf(id));
    const first = sound.indexOf(0x0a);
    for (const [at, seq] of [
      [10, 0],
      [first, 0],
      [first + 40, 1],
      [sound.length - 5, 2],
    ] as const) {
      writeFileSync(
        fileOf(id),
        sound.map((byte, index) => (index === at ? byte ^ 1 : byte)),
      );
      const { code, value } = await ledgerJson<object>('verify', id);
      expect([code, value]).toMatchObject([
        1,
        { ok: false, stream: id, seq, file: 'ledger.jsonl', reason: expect.any(String) },
      ]);
      const text = await ledger('verify', id);
      expect([text.code, text.stdout]).toEqual([1, expect.stringContaining(`${id}: Entry ${seq} is not sound`)]);
      const all = await ledgerJson<{ ok: boolean }>('verify', '--all');
      expect([all.code, all.value.ok]).toEqual([1, false]);
    }
    writeFileSync(fileOf(id), sound);
    truncateSync(fileOf(id), sound.length - 9);
    expect((await ledger('verify', id)).stdout).toContain('Entry 2 is not sound: its line is cut off');
    await command.run(['--session', id, 'chat', 'help']); // the next turn cuts it
    expect((await ledger('verify', id)).code).toBe(0);
    rmSync(path.dirname(fileOf(id)), { recursive: true });
  });

  it('checks who signed a checkpoint', async () => {
    const id = await converse(['help']);
    const signed = await ledgerJson<{ key_id: string }>('checkpoint', id);
    expect([signed.code, signed.value]).toMatchObject([0, { type: 'CHECKPOINT', seq: 1, size: 1 }]);
    expect((await ledgerJson<object>('verify', id)).value).toMatchObject({ checkpoint: { size: 1, known: true } });
    const keys = path.join(command.workspace, '.greenlight', 'keys');
    const own = path.join(keys, `checkpoint-${signed.value.key_id}.pub.pem`);
    const kept = readFileSync(own);
    rmSync(own);
    expect((await ledger('verify', id)).stdout).toContain('which is unknown');
    writeFileSync(own, kept);
    const other = fresh();
    await command.run(['--workspace', other, 'chat', 'help']);
    await command.run(['--workspace', other, 'ledger', 'checkpoint', '--all']);
    const foreign = path.join(other, '.greenlight', 'keys');
    rmSync(own);
    for (const name of readdirSync(foreign)) copyFileSync(path.join(foreign, name), path.join(keys, name));
    const unknown = await ledger('verify', id);
    expect([unknown.code, unknown.stdout]).toEqual([1, expect.stringContaining('signed with the unknown key')]);
    writeFileSync(own, kept);
    expect((await ledger('verify', id)).code).toBe(0);
  });
});

describe('ledger prove and check', () => {
  it('proves that the beginning of a ledger is what it was, and tells when it is not', async () => {
    const proof = await ledger('prove', session, '--since', '1');
    expect(JSON.parse(proof.stdout)).toMatchObject({ kind: 'consistency', stream: session, old_size: 1 });
    expect(proof.code).toBe(0);
    const kept = path.join(fresh(), 'since.json');
    writeFileSync(kept, proof.stdout);
    expect((await ledger('check', kept)).code).toBe(0);
    const { root, ...rest } = JSON.parse(proof.stdout) as { root: string };
    writeFileSync(kept, JSON.stringify({ ...rest, root: root.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }));
    expect((await ledger('check', kept)).code).toBe(1);
    expect((await ledger('prove', session, '--since', '99')).code).toBe(2);
    expect((await ledger('prove', session, '1', '--since', '1')).code).toBe(3);
  });

  it('prints a proof that check judges, anywhere', async () => {
    const proof = await ledger('prove', session, '1');
    expect(proof.code).toBe(0);
    const elsewhere = fresh();
    const file = path.join(elsewhere, 'proof.json');
    writeFileSync(file, proof.stdout);
    const checked = await command.run(['--workspace', elsewhere, 'ledger', 'check', file, '--json']);
    expect([checked.code, JSON.parse(checked.stdout)]).toMatchObject([0, { holds: true, kind: 'inclusion' }]);
    expect((await command.run(['ledger', 'check', '-'], { input: proof.stdout })).code).toBe(0);
    const document = JSON.parse(proof.stdout) as { leaf_hash: string };
    writeFileSync(file, JSON.stringify({ ...document, leaf_hash: 'a'.repeat(64) }));
    const broken = await ledger('check', file);
    expect([broken.code, broken.stdout]).toEqual([1, expect.stringContaining('does not hold')]);
    expect(readdirSync(elsewhere)).toEqual(['proof.json']);
  });

  it('judges test vectors by what they are', async () => {
    const lines = readFileSync(
      new URL('../../../../packages/ledger/test-vectors/transparency-dev-merkle.jsonl', import.meta.url),
      'utf8',
    );
    const vectors = lines
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { vector: { wantErr: boolean } }).vector);
    for (const vector of vectors.filter((_, index) => index % 40 === 0)) {
      const { code } = await command.run(['ledger', 'check', '-'], { input: JSON.stringify(vector, undefined, 2) });
      expect(code).toBe(vector.wantErr ? 1 : 0);
    }
  });

  it.each([
    ['not JSON', 'not json', 'is not JSON'],
    ['empty', '', 'it is empty'],
    ['no proof', '{"a":1}', 'This is no proof'],
    ['no UTF-8', Buffer.from([0xff, 0xfe, 0x7b]), 'is not JSON'],
    ['large', Buffer.alloc(3_000_000, 0x20), 'too large'],
  ])('refuses a file that is %s, in one line', async (_what, content, said) => {
    const file = path.join(fresh(), 'file');
    writeFileSync(file, content);
    const { code, stdout, stderr } = await ledger('check', file);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(said);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('refuses what is no plain file, without waiting for it', async () => {
    const folder = fresh();
    const [link, pipe, huge] = ['link', 'pipe', 'huge'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    symlinkSync('/etc/passwd', link);
    execFileSync('mkfifo', [pipe]);
    writeFileSync(huge, '');
    truncateSync(huge, 1024 ** 3);
    for (const [file, said] of [
      [link, 'is a link'],
      [pipe, 'not a plain file'],
      [folder, 'is a folder'],
      ['/dev/zero', 'not a plain file'],
      [huge, 'too large'],
    ] as const) {
      for (const action of ['check', 'replay']) {
        const { code, stderr } = await ledger(action, file);
        expect([code, stderr]).toEqual([1, expect.stringContaining(said)]);
      }
    }
    rmSync(folder, { recursive: true });
  });
});

describe('ledger export', () => {
  it('writes a file that verifies without the workspace, and never over another', async () => {
    const id = await converse(['help', 'usage']);
    const folder = fresh();
    const file = path.join(folder, 'talk.bundle');
    const made = await ledger('export', id, '--out', file);
    expect([made.code, made.stdout, made.stderr]).toEqual([0, `${file}\n`, '']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain(readFileSync(fileOf(id), 'utf8'));
    const again = await ledger('export', id, '--out', file);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('exists already')]);
    expect((await ledger('export', id, '--out', file, '--force')).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['talk.bundle']);
    for (const action of ['verify', 'check']) {
      const { code, stdout } = await command.run(['--workspace', folder, 'ledger', action, file, '--json']);
      expect([code, JSON.parse(stdout)]).toMatchObject([
        0,
        { holds: true, stream: id, size: 3, objects: 3, checkpoint: { size: 2, key_known: false } },
      ]);
    }
    const bytes = readFileSync(file);
    for (const at of [30, 400, bytes.length - 60]) {
      writeFileSync(
        file,
        bytes.map((byte, index) => (index === at ? byte ^ 2 : byte)),
      );
      expect((await ledger('check', file)).code, `byte ${at}`).toBe(1);
    }
    writeFileSync(file, bytes.subarray(0, bytes.length - 70));
    expect((await ledger('verify', file)).code).toBe(1);
    expect(readdirSync(folder)).toEqual(['talk.bundle']);
  });

  it('goes to the output without --out', async () => {
    const { code, stdout } = await ledger('export', session);
    expect(code).toBe(0);
    expect((await command.run(['ledger', 'check', '-'], { input: stdout })).code).toBe(0);
  });
});

describe('ledger replay', () => {
  it('asks again what only read, and compares turn by turn', async () => {
    const id = await converse(['help', 'read modules/a.txt', 'install PKG-NOPE-001']);
    const file = path.join(fresh(), 'talk.bundle');
    await ledger('export', id, '--out', file);
    const same = await ledgerJson<{ turns: { result: string }[]; session: string }>('replay', file);
    expect(same.value.turns.map(({ result }) => result)).toEqual(['same', 'same', 'skipped']);
    expect([same.code, same.value.session]).toEqual([0, expect.stringMatching(/^SES-CHAT-/)]);
    expect(same.value.session).not.toBe(id);
    expect((await ledger('verify', same.value.session)).code).toBe(0);
    writeFileSync(path.join(command.workspace, 'modules', 'a.txt'), 'another line\n');
    const other = await ledger('replay', file);
    expect([other.code, other.stdout]).toEqual([
      1,
      expect.stringMatching(/^turn 1 {2}same .*\nturn 2 {2}different .*another response\nturn 3 {2}skipped/),
    ]);
    writeFileSync(path.join(command.workspace, 'modules', 'a.txt'), 'the first line\n');
    const all = await ledgerJson<{ turns: { result: string }[] }>('replay', file, '--all');
    expect(all.value.turns.map(({ result }) => result)).toEqual(['same', 'same', 'same']);
    const proof = path.join(path.dirname(file), 'proof.json');
    writeFileSync(proof, (await ledger('prove', id, '0')).stdout);
    expect((await ledger('replay', proof)).code).toBe(1);
  });
});

describe('exit codes', () => {
  const unknown = 'SES-CHAT-20200101-00000000';
  it.each([
    [['show', unknown], 2],
    [['verify', unknown], 2],
    [['prove', unknown, '0'], 2],
    [['export', unknown], 2],
    [['checkpoint', unknown], 2],
    [['check', 'nowhere.json'], 2],
    [['verify', 'nowhere.bundle'], 2],
    [['replay', 'nowhere'], 2],
    [[], 3],
    [['burn'], 3],
    [['constructor'], 3],
    [['list', 'more'], 3],
    [['list', '--fast'], 3],
    [['show'], 3],
    [['show', '../../etc/passwd'], 3],
    [['show', 'SES-CHAT-1-x'], 3],
    [['show', 'audit', '-1'], 3],
    [['show', 'audit', '1e3'], 3],
    [['prove', 'audit'], 3],
    [['prove', 'audit', 'first'], 3],
    [['verify', 'a/b'], 3],
    [['verify', 'audit', '--all'], 3],
    [['export', '..'], 3],
    [['check'], 3],
  ])('%j ends with %i', async (argv, code) => {
    const ran = await ledger(...argv);
    expect([ran.code, ran.stdout]).toEqual([code, '']);
    expect(ran.stderr).toMatch(/^greenlight: .+\n/);
    expect(ran.stderr).not.toContain('    at ');
  });

  it('knows an entry that is not there', async () => {
    expect((await ledger('show', session, '99')).code).toBe(2);
    expect((await ledger('prove', session, '99')).code).toBe(2);
  });
});
