import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createFileLedgerStore, verifyStream } from '@greenlight/ledger';
import { type ChatReply, chatReply, type QueryType } from '@greenlight/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { typeTo } from '../apps/terminal/test/support/typed.ts';
import { compileChatSchemas, faultsOf } from './support/chat-schemas.ts';
import { repository } from './support/lint-imports.ts';
import { createOutsideProgram, installCommand, type OutsideProgram, type Ran } from './support/outside-program.ts';

// Plan 1's own validation commands, in its order, run for real: plain Node and the shell, in a folder of somebody else's where
// `@greenlight/chat` and the command are installed. The numbers are plan and line.

let program: OutsideProgram;
let command: { remove(): void };
beforeAll(async () => {
  program = await createOutsideProgram();
  command = await installCommand(program);
  mkdirSync(path.join(program.folder, '.greenlight')); // what makes a folder the workspace
  mkdirSync(path.join(program.folder, 'modules'));
  writeFileSync(path.join(program.folder, 'modules/chat.txt'), 'The lighthouse keeper writes a letter.\n');
});
afterAll(() => {
  command.remove();
  program.remove();
});

/** `python3 -c`, as it is with us. */
const node = (text: string) => program.node('--input-type=module', '-e', text);
const { response: responseSchema } = compileChatSchemas();
const linesOf = ({ stdout }: Ran) => stdout.split('\n').filter((line) => line !== '');
const sessionIds = () => readdirSync(path.join(program.folder, '.greenlight/sessions'));

/** Sends requests through the pipe; the replies, each judged by the published schema. */
function pipe(requests: readonly object[]): ChatReply[] {
  const ran = program.shell('npx greenlight chat', requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
  return linesOf(ran).map((line) => {
    const reply: unknown = JSON.parse(line);
    expect(faultsOf(responseSchema, reply), line).toEqual([]);
    return chatReply.parse(reply);
  });
}

describe('phase 1, the core', () => {
  test('1:15 the registry can be imported', () => {
    const ran = node("import { HandlerRegistry } from '@greenlight/chat'; new HandlerRegistry(); console.log('OK')");
    expect(ran).toEqual({ status: 0, stdout: 'OK\n', stderr: '' });
  });

  test('1:18 a session is made and says its id', () => {
    const { status, stdout } = node(`import { ChatInterface } from '@greenlight/chat';
      const chat = new ChatInterface({ workspace: '.' });
      const session = await chat.sessions.create({ actor: { kind: 'local', id: 'owner' }, project: null });
      console.log(session.id); await chat.close();`);
    expect(status).toBe(0);
    const [, date = ''] = /^SES-CHAT-(\d{8})-[0-9a-f]{8}\n$/.exec(stdout) ?? [];
    const days = [0, 60_000].map((ago) => new Date(Date.now() - ago).toISOString().slice(0, 10).replaceAll('-', ''));
    expect(days).toContain(date);
    expect(sessionIds()).toContain(stdout.trim());
  });

  test('1:21 a question about a folder is classified', () => {
    const { stdout } = node(`import { classifyQuery } from '@greenlight/chat';
      console.log(JSON.stringify(classifyQuery('what is in modules?')));`);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'browse_dir', args: { path: 'modules' } });
  });
});

describe('phase 2, the handlers', () => {
  test('1:39 the handlers can be imported', () => {
    const { stdout } = node(`import { builtInHandlers } from '@greenlight/chat';
      console.log(builtInHandlers.map(({ name }) => name).join());`);
    expect(stdout.trim().split(',')).toEqual(expect.arrayContaining(['browse', 'search', 'ledger', 'help']));
  });

  test('1:42 each file of the folder has registered one', () => {
    const { stdout } = node(`import { HandlerRegistry } from '@greenlight/chat';
      console.log('Registered: ' + new HandlerRegistry().list().length + ' handlers');`);
    const files = readdirSync(path.join(repository, 'packages/chat/src/handlers')).filter(
      (file) => file !== 'index.ts' && !file.endsWith('.test.ts'),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(stdout).toBe(`Registered: ${files.length} handlers\n`);
  });
});

describe('phase 3, the public face', () => {
  test('1:60 the interface and a turn can be imported, and answer', () => {
    const { status, stdout } = node(`import { ChatInterface, chatTurn } from '@greenlight/chat';
      const chat = new ChatInterface({ workspace: '.' });
      console.log(JSON.stringify(await chatTurn(chat, 'what is in modules?'))); await chat.close();`);
    expect(status).toBe(0);
    expect(chatReply.parse(JSON.parse(stdout))).toMatchObject({
      turn_number: 1,
      handler: 'browse',
      decision: 'EXECUTED',
      response: expect.stringContaining('chat.txt'),
    });
  });

  test('1:63 help through the pipe', () => {
    const hasJq = program.shell('command -v jq').status === 0;
    const ran = program.shell(`echo '{"query": "help"}' | npx greenlight chat${hasJq ? ' | jq .' : ''}`);
    expect(ran.status, ran.stderr).toBe(0);
    const reply: unknown = JSON.parse(ran.stdout);
    expect(faultsOf(responseSchema, reply)).toEqual([]);
    expect(reply).toMatchObject({
      handler: 'help',
      turn_number: 1,
      decision: 'EXECUTED',
      response: expect.stringMatching(/^Available commands/),
    });
  });

  test('1:63 the command that npm ci links is the one that was run here', () => {
    const linked = realpathSync(path.join(repository, 'node_modules/.bin/greenlight'));
    expect(path.relative(repository, linked)).toBe('apps/terminal/bin/greenlight.cjs');
    expect(statSync(linked).mode & 0o111).toBe(0o111);
    const run = realpathSync(path.join(program.folder, 'node_modules/.bin/greenlight'));
    expect(readFileSync(run, 'utf8')).toBe(readFileSync(linked, 'utf8'));
  });

  test('1:66 the prompt of a real terminal answers, and is left by a word', async () => {
    const { folder: cwd, environment: env } = program;
    const typed = typeTo('npx greenlight chat --interactive', { cwd, env });
    await typed.until('> ');
    typed.type('help\r');
    await typed.until('Available commands');
    typed.type('/quit\r');
    expect(await typed.ended, typed.shown()).toBe(0);
  });
});

describe('phase 4, the schemas', () => {
  test('1:85 are JSON', () => {
    for (const name of ['chat_request', 'chat_response']) {
      const file = path.join(repository, 'schemas', `${name}.json`);
      const { stdout } = node(`import { readFileSync } from 'node:fs';
        JSON.parse(readFileSync(${JSON.stringify(file)}, 'utf8')); console.log('OK');`);
      expect(stdout).toBe('OK\n');
    }
  });
});

describe('the rollback', () => {
  const registries = () => path.join(program.folder, 'registries');
  const rowsOf = (file: string) => readFileSync(path.join(repository, 'registries', file), 'utf8').split('\n');
  const write = (file: string, rows: readonly string[]) =>
    writeFileSync(path.join(registries(), file), rows.join('\n'));
  const help = () => program.shell(`echo '{"query": "help"}' | npx greenlight chat`);
  beforeEach(() => {
    mkdirSync(registries(), { recursive: true });
    for (const file of ['frameworks_registry.csv', 'specs_registry.csv']) write(file, rowsOf(file));
  });
  afterAll(() => rmSync(registries(), { recursive: true }));

  test.each([
    ['1:104', 'frameworks_registry.csv', 'FMWK-CHAT-001'],
    ['1:105', 'specs_registry.csv', 'SPEC-CHAT-001'],
  ])('%s removing its row of %s disables the chat, adding it back enables it', (_line, file, id) => {
    expect(help().status).toBe(0);
    write(
      file,
      rowsOf(file).filter((row) => !row.startsWith(id)),
    );
    const piped = help();
    expect(piped.status).toBe(5);
    const error: unknown = JSON.parse(piped.stdout);
    expect(faultsOf(responseSchema, error)).toEqual([]);
    expect(error).toMatchObject({ error: { code: 'LOCKED', message: expect.stringContaining(`has no row ${id}`) } });
    for (const face of ['npx greenlight chat help', `script -qefc 'npx greenlight chat --interactive' /dev/null`]) {
      const ran = program.shell(face);
      expect(ran.status, face).toBe(5);
      expect(`${ran.stdout}${ran.stderr}`.match(/greenlight: .*/g)).toEqual([
        expect.stringContaining(
          `registries/${file} has no row ${id}. To enable it, run greenlight registry add ${id}, or add the line ${id},`,
        ),
      ]);
    }
    write(file, rowsOf(file));
    expect(help().status).toBe(0);
  });

  test('1:100 the module is out of the way with both rows, and other commands and what it recorded stay', () => {
    const kept = sessionIds();
    expect(kept).not.toEqual([]);
    for (const file of ['frameworks_registry.csv', 'specs_registry.csv']) write(file, rowsOf(file).slice(0, 1));
    expect(help().status).toBe(5);
    const classified = program.shell(`echo '{"query": "help"}' | npx greenlight classify`);
    expect(JSON.parse(classified.stdout)).toMatchObject({ type: 'help' });
    const ledgerOf = (id: string) => path.join(program.folder, '.greenlight/sessions', id, 'ledger.jsonl');
    const spoken = kept.find((id) => existsSync(ledgerOf(id))); // one was made above, and nothing said in it
    expect(program.shell(`npx greenlight ledger verify ${spoken}`).status).toBe(0);
    expect(sessionIds()).toEqual(kept);
  });
});

/** A query of each type, as section 3 of the contracts has them said. */
const queries: Record<QueryType, string> = {
  general: 'thanks!', // before anything is asked back
  help: 'what can you do',
  package_list: 'list packages',
  package_inspect: 'describe PKG-GENRE-HEIST',
  package_stage: 'stage PKG-NOIR',
  package_preflight: 'preflight PKG-NOIR',
  package_install: 'install PKG-NOIR',
  package_uninstall: 'uninstall PKG-NOIR',
  ledger_query: 'show ledger',
  prompts_query: 'show prompts',
  browse_code: 'read modules/chat.txt',
  browse_dir: 'what is in modules?',
  search_code: 'search for lighthouse in modules',
  story_create: 'Create a character named John, 35, detective',
  story_update: 'make him a journalist',
  story_delete: 'delete John',
  story_bulk: 'create 10 characters for a heist',
  story_question: 'who is John?',
  story_request: 'suggest three endings',
  story_advance: "let's move on to the next step",
  story_undo: 'undo that',
};

describe('what makes it a success', () => {
  let replies: ChatReply[];
  beforeAll(() => {
    replies = pipe(Object.values(queries).map((query) => ({ query })));
  });

  test('1:110 the pipe answers queries of all types, each told for what it is', () => {
    expect(replies.map(({ classification }) => classification.type)).toEqual(Object.keys(queries));
    // A story of one person and no logline goes to no further step: its gate says so.
    const failed = replies.filter(({ decision }) => decision === 'FAILED');
    expect(failed).toMatchObject([
      { classification: { type: 'story_advance' }, reason: expect.stringContaining('GATE_BLOCKED') },
    ]);
    expect(failed[0]?.response).toMatch(/^Cannot advance: /);
    const denied = replies
      .filter(({ decision }) => decision === 'DENIED')
      .map(({ classification }) => classification.type);
    expect(denied).toEqual(['package_stage', 'package_preflight', 'package_install', 'package_uninstall']);
    const answers = Object.fromEntries(replies.map(({ classification, response }) => [classification.type, response]));
    expect(answers.browse_code).toContain('The lighthouse keeper writes a letter.');
    expect(answers.search_code).toMatch(/modules\/chat\.txt/);
    expect(answers.story_create).toMatch(/^Created character: John/);
    expect(answers.story_question).toContain('John');
  });

  test('1:111 the session has a ledger of all its turns, whose chain holds', async () => {
    const [id = ''] = new Set(replies.map(({ session_id }) => session_id));
    const ledger = createFileLedgerStore({ root: path.join(program.folder, '.greenlight') });
    try {
      expect(existsSync(path.join(program.folder, '.greenlight/sessions', id, 'ledger.jsonl'))).toBe(true);
      const turns: unknown[] = [];
      for await (const entry of ledger.read(id)) if (entry.type === 'CHAT_TURN') turns.push(entry.turn_number);
      expect(turns).toEqual(replies.map(({ turn_number }) => turn_number));
      expect(verifyStream(await ledger.readBytes(id), { stream: id })).toMatchObject({ ok: true });
    } finally {
      await ledger.close();
    }
    const verified = program.shell(`npx greenlight ledger verify ${id}`);
    expect(verified.status, verified.stderr).toBe(0);
  });
});
