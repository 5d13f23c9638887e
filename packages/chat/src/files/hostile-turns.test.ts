import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { chatReply } from '@greenlight/schema';
import {
  createHostileWorkspace,
  type HostileWorkspace,
  MARKER,
  privatePaths,
  publicFiles,
} from '@greenlight/testkit/hostile-workspace';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatInterface, chatTurn } from '../chat-interface.ts';
import { createWorkspaceFiles } from './create-workspace-files.ts';

let workspace: HostileWorkspace;
let sessions: string;
let chat: ChatInterface;
beforeAll(() => {
  workspace = createHostileWorkspace();
  sessions = mkdtempSync(join(tmpdir(), 'sessions-'));
  chat = new ChatInterface({ workspace: sessions, ports: { files: createWorkspaceFiles({ root: workspace.root }) } });
});
afterAll(async () => {
  await chat.close();
  workspace.remove();
  rmSync(sessions, { recursive: true });
});

const names = [
  ...new Set([...privatePaths, ...Object.keys(publicFiles)].flatMap((path) => path.split('/'))),
  ...'links pipe file folder out-file out-folder out-relative out-chain out-dangling up above etc zero self environ'.split(
    ' ',
  ),
  ...'environment git hidden dangling circle passwd workspace workspace-outside secret.txt deep.txt'.split(' '),
];
const climbs = [
  '..',
  '..',
  '.',
  '',
  '...',
  '.. ',
  '..\u200b',
  '%2e%2e',
  '．．',
  '․․',
  '..;',
  '\u0000',
  '*',
  '?',
  '$(cat .env)',
  '`id`',
];
const disguise = (name: string) =>
  fc.constantFrom(
    name,
    name,
    name,
    name.toUpperCase(),
    `${name}.`,
    `${name} `,
    ` ${name}`,
    `${name}::$DATA`,
    `${name}/.`,
    name.replace('e', '\u200de'),
    name.normalize('NFD'),
    name.replace('.', '．'),
    `${name}\0.png`,
    `${name}\n`,
  );
const part = fc.oneof(
  { arbitrary: fc.constantFrom(...names).chain(disguise), weight: 6 },
  { arbitrary: fc.constantFrom(...climbs), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 6 }), weight: 1 },
);
const start = fc
  .constantFrom(
    '',
    '',
    '',
    './',
    '/',
    '//',
    '~/',
    'file://',
    'C:\\',
    '{root}/',
    '{root}/../',
    '{outside}/',
    'links/',
    'links/up/',
    'links\\',
    'src/',
  )
  .map((text) => () => text.replace('{root}', workspace.root).replace('{outside}', workspace.outside));
const separator = fc.constantFrom('/', '/', '/', '\\', '//', '/./', '/../');
const known = fc
  .constantFrom(...Object.keys(publicFiles), ...privatePaths, 'src', 'docs', '.', 'links/file', 'links/out-file')
  .map((text) => () => text);
const twisted = fc.tuple(start, fc.array(fc.tuple(part, separator), { minLength: 1, maxLength: 6 })).map(
  ([begin, parts]) =>
    () =>
      begin() +
      parts
        .map(([name, between]) => name + between)
        .join('')
        .replace(/[\\/.]+$/, ''),
);
const path = fc.oneof({ arbitrary: twisted, weight: 4 }, { arbitrary: known, weight: 1 });
const quote = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `"${text}"`,
  (text) => `\`${text}\``,
  (text) => `'${text}'`,
);
const wanted = fc.oneof(
  fc.constantFrom(
    'marker',
    'of-what',
    'e',
    '.*',
    '-r',
    '--include=*',
    '-f .env',
    '$(cat .env)',
    '(a+)+$',
    '[',
    '\\',
    'ß',
    'İ',
    'lighthouse',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
);
const query = fc.tuple(path, quote, wanted, quote, fc.nat(9)).map(([make, around, text, aroundText, kind]) => () => {
  const typed = around(make());
  const said = aroundText(text);
  const ways = [
    `read ${typed}`,
    `read ${typed}`,
    `show ${typed}`,
    `cat ${typed}`,
    `open the file ${typed}`,
    `ls ${typed}`,
    `what is in ${typed}?`,
    `list files in ${typed}`,
    `search for ${said} in ${typed}`,
    `grep ${said} ${typed}`,
  ];
  return ways[kind] ?? typed;
});

/** Everything below a folder, with what would tell that it was written to. */
function snapshot(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .map((entry) => {
      const at = join(entry.parentPath, entry.name);
      const { mtimeMs, size, mode } = statSync(at, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0, mode: 0 };
      return [relative(folder, at), mtimeMs, size, mode, entry.isFile() ? readFileSync(at, 'utf8') : ''].join('|');
    })
    .sort();
}

describe('thousands of hostile turns', () => {
  it('show nothing that is private, change nothing, and are all answered', async () => {
    const before = snapshot(workspace.outside);
    const answered = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(query, async (make) => {
        const said = make();
        const reply = await chatTurn(chat, said);
        expect(chatReply.parse(reply)).toEqual(reply);
        expect([said, reply.response.includes(MARKER), reply.reason === 'INTERNAL']).toEqual([said, false, false]);
        const key = `${reply.handler} ${reply.decision}`;
        answered.set(key, (answered.get(key) ?? 0) + 1);
      }),
      { numRuns: 2000 },
    );
    expect(snapshot(workspace.outside)).toEqual(before);
    // What is thrown reaches the handlers, and is answered in every way.
    for (const key of ['browse EXECUTED', 'browse DENIED', 'browse FAILED', 'search EXECUTED', 'search DENIED'])
      expect([key, (answered.get(key) ?? 0) > 20]).toEqual([key, true]);
  }, 120_000);

  it('say nothing of the secrets to whoever searches for them', async () => {
    for (const text of [MARKER, 'marker', 'nobody-may-see', 'MARKER-OF']) {
      const reply = await chatTurn(chat, `search for ${text} in .`);
      expect(reply).toMatchObject({ handler: 'search', decision: 'EXECUTED' });
      expect(reply.response).toMatch(/^Nothing has/);
    }
  });

  it('put on the ledger what was read, by path and hash, and none of its text', async () => {
    const { committed } = await chat.turn({ query: 'read src/index.ts' });
    const [entry] = committed.entries;
    if (entry?.type !== 'CHAT_TURN') throw new Error('a turn begins with its entry');
    expect(entry.declared_reads).toEqual([
      { path: 'src/index.ts', hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
    ]);
    expect(JSON.stringify(committed.entries)).not.toContain('lighthouse');
  });
});
