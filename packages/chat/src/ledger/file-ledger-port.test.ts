import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '@greenlight/ledger';
import type { Actor, EntryBody, LedgerDraft } from '@greenlight/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileSessionStore, type FileSessionStore } from '../file/file-session-store.ts';
import type { LedgerPort, LedgerRow } from '../ledger-port.ts';
import { createFileLedgerPort } from './file-ledger-port.ts';

const local: Actor = { kind: 'local', id: 'owner' };
const reader = { actor: local, session: 'SES-CHAT-20260131-00000000' };
let workspace: string;
let sessions: FileSessionStore;
let port: LedgerPort;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'ledger-port-'));
  sessions = createFileSessionStore({ workspace });
  port = createFileLedgerPort({ sessions });
});
afterEach(async () => {
  await sessions.close();
  await rm(workspace, { recursive: true });
});

const at = (minute: number) => new Date(Date.UTC(2026, 0, 31, 10, minute)).toISOString();
const draft = (minute: number, body: EntryBody): LedgerDraft => ({
  ...body,
  id: randomUUID(),
  at: at(minute),
  actor: local,
});
const turn = (turn_number: number, more: Partial<Extract<EntryBody, { type: 'CHAT_TURN' }>> = {}): EntryBody => ({
  type: 'CHAT_TURN',
  turn_number,
  query_hash: contentHash(`query ${turn_number}`),
  result_hash: contentHash('result'),
  handler: 'browse',
  classification: { type: 'browse_code', confidence: 1, pattern: 'read {path}' },
  decision: 'EXECUTED',
  reason: '',
  duration_ms: 1,
  declared_reads: [],
  writes: [],
  ...more,
});
const changeSet = (created: number): EntryBody => ({
  type: 'CHANGE_SET',
  change_set: randomUUID(),
  object: contentHash('set'),
  counts: { created, updated: 0, deleted: 0 },
});
const checkpoint: EntryBody = { type: 'CHECKPOINT', size: 1, root: '0'.repeat(64), key_id: 'k', signature: 's' };
const ledgerFile = (stream: string) => join(workspace, '.greenlight', 'sessions', stream, 'ledger.jsonl');
const placeOf = ({ entry }: LedgerRow) => `${entry.stream} ${entry.seq}`;
const [one, two] = ['SES-CHAT-20260131-00000001', 'SES-CHAT-20260131-00000002'];

describe('the ledgers of a workspace', () => {
  it('are answered newest first, whatever stream they stand in', async () => {
    await sessions.ledger.append(one, [draft(1, turn(1)), draft(5, turn(2))]);
    await sessions.ledger.append(two, [draft(3, turn(1))]);
    await sessions.ledger.append('gates', [draft(4, checkpoint)]);
    const page = await port.findEntries({ limit: 3 }, reader);
    expect(page.rows.map(placeOf)).toEqual([`${one} 1`, 'gates 0', `${two} 0`]);
    expect(page).toMatchObject({ isCut: true, damaged: [], scope: 'this workspace' });
    expect(page.heads.map(({ stream }) => stream).sort()).toEqual([one, two, 'gates'].sort());
    expect(page.heads).toContainEqual(await sessions.ledger.head(one));
    expect((await port.findEntries({ limit: 4 }, reader)).isCut).toBe(false);
  });

  it('are filtered by stream, type, handler, decision and time', async () => {
    await sessions.ledger.append(one, [
      draft(1, turn(1)),
      draft(2, turn(2, { handler: 'help' })),
      draft(3, turn(3, { decision: 'DENIED' })),
      draft(4, checkpoint),
    ]);
    await sessions.ledger.append(two, [draft(2, turn(1, { handler: 'help' }))]);
    const find = async (query: object) => (await port.findEntries({ limit: 10, ...query }, reader)).rows.map(placeOf);
    expect(await find({ stream: two })).toEqual([`${two} 0`]);
    expect(await find({ type: 'CHECKPOINT' })).toEqual([`${one} 3`]);
    expect(await find({ handler: 'help' })).toEqual([`${one} 1`, `${two} 0`]);
    expect(await find({ decision: 'DENIED' })).toEqual([`${one} 2`]);
    expect(await find({ handler: 'help', decision: 'DENIED' })).toEqual([]);
    expect(await find({ since: new Date(at(3)) })).toEqual([`${one} 3`, `${one} 2`]);
    expect(await find({ stream: 'packages' })).toEqual([]);
  });

  it('show what a turn changed with the turn, in a stream of any length', async () => {
    const bodies = Array.from({ length: 150 }, (_, index) => [turn(index + 1), changeSet(index + 1)]).flat();
    await sessions.ledger.append(
      one,
      bodies.map((body, index) => draft(index % 60, body)),
    );
    for (const limit of [1, 15, 16, 17, 100, 149]) {
      const { rows, isCut } = await port.findEntries({ limit, stream: one }, reader);
      expect(rows.map(({ counts }) => counts?.created)).toEqual(
        Array.from({ length: limit }, (_, index) => 150 - index),
      );
      expect(isCut).toBe(true);
    }
    const sets = await port.findEntries({ limit: 2, type: 'CHANGE_SET' }, reader);
    expect(sets.rows.map(({ entry }) => entry.seq)).toEqual([299, 297]);
    const rare = await port.findEntries({ limit: 5, handler: 'nobody' }, reader);
    expect(rare).toMatchObject({ rows: [], isCut: false });
  });

  it('find the one entry that matches far from the end', async () => {
    const bodies = Array.from({ length: 900 }, (_, index) => turn(index + 1, index === 3 ? { handler: 'search' } : {}));
    await sessions.ledger.append(
      one,
      bodies.map((body) => draft(1, body)),
    );
    expect((await port.findEntries({ limit: 5, handler: 'search' }, reader)).rows.map(placeOf)).toEqual([`${one} 3`]);
  });

  it('name a damaged stream, show what can be read of it, and the others whole', async () => {
    await sessions.ledger.append(one, [draft(1, turn(1)), draft(2, turn(2)), draft(3, turn(3)), draft(4, turn(4))]);
    await sessions.ledger.append(two, [draft(1, turn(1))]);
    const lines = (await readFile(ledgerFile(one), 'utf8')).split('\n');
    lines[1] = 'not an entry';
    await writeFile(ledgerFile(one), lines.join('\n'));
    const page = await port.findEntries({ limit: 10 }, reader);
    expect(page.rows.map(placeOf)).toEqual([`${one} 3`, `${one} 2`, `${two} 0`]);
    expect(page.damaged).toEqual([{ stream: one, message: expect.stringContaining('Entry 1') }]);
    await appendFile(ledgerFile(two), '{"no":"entry"}\n');
    expect((await port.findEntries({ limit: 10 }, reader)).damaged.map(({ stream }) => stream).sort()).toEqual([
      one,
      two,
    ]);
  });

  it('know the texts of what was said while they exist and are whole', async () => {
    const [kept, erased, changed] = await Promise.all(
      ['kept', 'erased', 'changed'].map((text) => sessions.objects.put(text)),
    );
    await sessions.objects.erase(String(erased));
    await writeFile(join(workspace, '.greenlight', 'objects', String(changed).slice('sha256:'.length)), 'forged');
    const texts = await port.readTexts([kept, erased, changed, kept].map(String), reader);
    expect([...texts]).toEqual([[kept, 'kept']]);
  });

  it('are shown to somebody who is not its owner only where they are his', async () => {
    const ben: Actor = { kind: 'user', id: 'ben' };
    const [mine, hers] = [
      await sessions.create({ actor: ben, project: null }),
      await sessions.create({ actor: local, project: null }),
    ];
    for (const { id } of [mine, hers]) await sessions.ledger.append(id, [draft(1, turn(1))]);
    await sessions.ledger.append('audit', [draft(1, checkpoint)]);
    const asBen = { actor: ben, session: mine.id };
    const page = await port.findEntries({ limit: 10 }, asBen);
    expect(page.rows.map(placeOf)).toEqual([`${mine.id} 0`]);
    const unknown = await port.findEntries({ limit: 10, stream: two }, asBen);
    expect(await port.findEntries({ limit: 10, stream: hers.id }, asBen)).toEqual(unknown);
    expect(unknown).toMatchObject({ rows: [], heads: [] });
    expect([...(await port.readTexts([await sessions.objects.put('hers')], asBen))]).toEqual([]);
  });
});
