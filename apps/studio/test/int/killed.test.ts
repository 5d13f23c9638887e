import { canonicalize, contentHash, verifyStream } from '@greenlight/ledger';
import { type ChangeSet, collectionOf, type StoryKind } from '@greenlight/schema';
import { rowsOf } from '@greenlight/testkit/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../support/studio.ts';
import { bundleStudio, createDataFolder, spawnStudio } from '../support/studio-process.ts';
import { Visitor } from '../support/visitor.ts';

// `npm run soak` asks for more.
const KILLS = Number(process.env.KILLS ?? 50);
const bundle = { file: '', remove: () => {} };
const data = createDataFolder();
beforeAll(async () => {
  Object.assign(bundle, await bundleStudio());
});
afterAll(async () => {
  bundle.remove();
  await data.remove();
});

interface Sent {
  key: string;
  session: string;
  message: string;
  answered: boolean;
}

test(
  `killed with -9 in the middle of turns ${KILLS} times, there is no half turn and no change without its entry`,
  async () => {
    const port = await findFreePort();
    const sent: Sent[] = [];
    let ada: Visitor | undefined;
    let sessions: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const running = await spawnStudio(bundle.file, data.folder, port);
      if (!ada) {
        ada = new Visitor(running.url);
        await ada.signUp({ name: 'Ada', email: 'ada@example.test' });
        sessions = await openSessions(ada);
      }
      await resend(ada, sent);
      const turns = sessions.map((session, index) => talk(ada as Visitor, session, `${round}-${index}`, sent));
      await waitFor(15 + Math.random() * 120);
      await running.kill();
      await Promise.all(turns);
    }
    const last = await spawnStudio(bundle.file, data.folder, port);
    await resend(ada as Visitor, sent);
    await last.kill();
    expect(sent.length).toBeGreaterThan(KILLS);
    expect(sent.every((one) => one.answered)).toBe(true);
    await expectWhole(sent);
  },
  KILLS * 20_000,
);

async function openSessions(ada: Visitor): Promise<string[]> {
  const project = await ada.createProject();
  const made = await Promise.all(
    [0, 1, 2].map(() => ada.post<{ session: { id: string } }>('/api/v1/chat/sessions', { projectId: project })),
  );
  return made.map(({ body }) => body.session.id);
}

/** Says one thing after another until the studio is gone. */
async function talk(ada: Visitor, session: string, label: string, sent: Sent[]): Promise<void> {
  for (let count = 0; ; count += 1) {
    const one: Sent = {
      key: `${label}-${count}`,
      session,
      message: `Create a character named ${nameOf(`${label}-${count}`)}, 28, journalist`,
      answered: false,
    };
    sent.push(one);
    if (!(await attempt(ada, one))) return;
  }
}

/** What was not answered is sent again with its key: it may have been done already, and is done once. */
async function resend(ada: Visitor, sent: readonly Sent[]): Promise<void> {
  for (const one of sent) if (!one.answered) expect(await attempt(ada, one)).toBe(true);
}

async function attempt(ada: Visitor, one: Sent): Promise<boolean> {
  try {
    const { status, body } = await ada.say(one.message, { sessionId: one.session }, { 'idempotency-key': one.key });
    if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
    one.answered = true;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false; // fetch: the connection was cut
    throw error;
  }
}

/** A name that no other message has: letters stand for the digits of its label. */
function nameOf(label: string): string {
  return `Q${label.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '').replaceAll('-', 'x')}`;
}

function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Reads the database beside everything we wrote, and holds its tables against each other. */
async function expectWhole(sent: readonly Sent[]): Promise<void> {
  const rows = async (statement: string) =>
    (await rowsOf(data.folder, statement)) as Record<string, string | number | null>[];
  const characters = await rows('select id, name from characters');
  expect(characters.map(({ name }) => name).sort()).toEqual(sent.map(({ key }) => nameOf(key)).sort());

  const turns = new Map(
    (await rows('select id, turn_count from sessions')).map((row) => [row.id, Number(row.turn_count)]),
  );
  const messages = await rows(
    'select session_id, turn_number, author, text_hash, text from messages order by turn_number, author desc',
  );
  for (const [session, count] of turns) {
    const mine = messages.filter((row) => row.session_id === session);
    expect(mine.map((row) => `${row.turn_number} ${row.author}`)).toEqual(
      Array.from({ length: count }, (_, index) => [`${index + 1} user`, `${index + 1} assistant`]).flat(),
    );
    for (const row of mine) expect(row.text_hash).toBe(contentHash(String(row.text)));
  }

  const lines = await rows('select stream, seq, type, line from ledger_entries order by stream, seq');
  const streams = group(lines);
  for (const [stream, entries] of streams) {
    expect(verifyStream(entries.map((row) => String(row.line))), stream).toMatchObject({
      ok: true,
      size: entries.length,
    });
    if (turns.has(stream))
      expect(entries.filter((row) => row.type === 'CHAT_TURN')).toHaveLength(turns.get(stream) ?? 0);
  }

  const onLedger = new Map(
    lines
      .filter((row) => row.type === 'CHANGE_SET')
      .map((row) => JSON.parse(String(row.line)))
      .map((entry) => [entry.change_set, entry.object]),
  );
  const sets = await rows('select id, hash, content from change_sets');
  expect(sets).toHaveLength(onLedger.size);
  const changed = new Set<string>();
  for (const set of sets) {
    expect(onLedger.get(set.id)).toBe(set.hash);
    const content = JSON.parse(String(set.content)) as ChangeSet;
    expect(contentHash(canonicalize(content))).toBe(set.hash);
    for (const change of content.changes) changed.add(`${collectionOf[change.kind as StoryKind]} ${change.id}`);
  }
  for (const character of characters) expect(changed.has(`characters ${character.id}`)).toBe(true);
}

function group(lines: Record<string, string | number | null>[]): Map<string, Record<string, string | number | null>[]> {
  const groups = new Map<string, Record<string, string | number | null>[]>();
  for (const line of lines) groups.set(String(line.stream), [...(groups.get(String(line.stream)) ?? []), line]);
  return groups;
}
