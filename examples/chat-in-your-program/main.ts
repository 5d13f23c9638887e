// The same as main.mjs in TypeScript, with a handler that may be refused: `npx tsx examples/chat-in-your-program/main.ts`.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type ChatHandler,
  ChatInterface,
  type ChatReply,
  type Classification,
  chatTurn,
  defineHandler,
  GreenlightError,
  type HandlerContext,
} from '@greenlight/chat';

const wordCount: ChatHandler = defineHandler({
  name: 'word-count',
  description: 'Counts the words of a file.',
  category: 'other',
  answers: [],
  requires: 'write',
  patterns: ['count the words of {path}'],
  run: ({ classification }, context) => countWords(classification, context),
});

async function countWords({ args }: Classification, { ports, signal }: HandlerContext) {
  if (!ports.files) throw new GreenlightError('NOT_FOUND', 'There is no workspace to read from.');
  const { path: file, text, hash } = await ports.files.readDocument(args.path ?? '', { signal });
  const words = text?.match(/\S+/g) ?? [];
  return { response: `${file} has ${words.length} words.`, reads: [{ path: file, hash }], writes: [] };
}

const workspace = await mkdtemp(path.join(tmpdir(), 'chat-in-your-program-'));
const chat = new ChatInterface({ workspace });
try {
  await mkdir(path.join(workspace, 'scenes'));
  await writeFile(path.join(workspace, 'scenes/briony-lodge.md'), 'Irene Adler sings to an empty room.\n');
  chat.registry.register(wordCount);

  const help: ChatReply = await chatTurn(chat, 'help');
  assert.match(help.response, /^Available commands/);

  const folder = await chatTurn(chat, { query: 'what is in scenes?', session_id: help.session_id });
  assert.equal(folder.classification.type, 'browse_dir');
  assert.match(folder.response, /briony-lodge\.md/);

  const counted = await chatTurn(chat, 'count the words of scenes/briony-lodge.md');
  assert.equal(counted.response, 'scenes/briony-lodge.md has 7 words.');
  const denied = await chatTurn(chat, { query: 'count the words of scenes/briony-lodge.md', capability: 'read' });
  assert.equal(denied.decision, 'DENIED');

  await assert.rejects(chatTurn(chat, ''), (error) => error instanceof GreenlightError && error.code === 'VALIDATION');
  console.log(`Four turns in ${counted.session_id}, as they should be.`);
} finally {
  await chat.close();
  await rm(workspace, { recursive: true });
}
