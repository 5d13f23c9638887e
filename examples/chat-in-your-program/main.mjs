// A program of your own that talks to a workspace. Plain JavaScript: `node examples/chat-in-your-program/main.mjs`.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChatInterface, chatTurn } from '@greenlight/chat';

/** A handler is an object. Its pattern is words as one would type them, and `{path}` is caught as an argument. */
const wordCount = {
  name: 'word-count',
  description: 'Counts the words of a file.',
  category: 'other',
  answers: [],
  requires: 'read',
  patterns: ['count the words of {path}'],
  async run({ classification }, { ports, signal }) {
    const { path: file, text, hash } = await ports.files.readDocument(classification.args.path, { signal });
    const words = text?.match(/\S+/g) ?? [];
    return { response: `${file} has ${words.length} words.`, reads: [{ path: file, hash }], writes: [] };
  },
};

const workspace = await mkdtemp(path.join(tmpdir(), 'chat-in-your-program-'));
const chat = new ChatInterface({ workspace });
try {
  await mkdir(path.join(workspace, 'scenes'));
  await writeFile(path.join(workspace, 'scenes/briony-lodge.md'), 'Irene Adler sings to an empty room.\n');
  chat.registry.register(wordCount);

  const help = await say('help');
  assert.equal(help.turn_number, 1);
  assert.match(help.session_id, /^SES-CHAT-\d{8}-[0-9a-f]{8}$/);
  assert.match(help.response, /^Available commands/);
  assert.match(help.response, /Counts the words of a file\./);

  const folder = await say('what is in scenes?');
  assert.deepEqual([folder.turn_number, folder.decision, folder.classification.type], [2, 'EXECUTED', 'browse_dir']);
  assert.match(folder.response, /briony-lodge\.md/);

  const counted = await say('count the words of scenes/briony-lodge.md');
  assert.deepEqual([counted.turn_number, counted.handler], [3, 'word-count']);
  assert.equal(counted.response, 'scenes/briony-lodge.md has 7 words.');

  console.log('Three turns, as they should be.');
} finally {
  await chat.close();
  await rm(workspace, { recursive: true });
}

async function say(query) {
  const reply = await chatTurn(chat, query);
  console.log(`> ${query}\n${reply.response}\n`);
  return reply;
}
