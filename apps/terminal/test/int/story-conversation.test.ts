import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { signIn } from '../../src/account/sign-in.ts';
import { openEmbeddedDatabase } from '../../src/story/embedded-database.ts';
import { openStudioConversation } from '../../src/story/studio-conversation.ts';
import { testStoryConversation } from '../support/conversation-contract.ts';
import { PASSWORD, spawnStudio } from '../support/studio-process.ts';

const home = mkdtempSync(path.join(tmpdir(), 'greenlight-story-'));
const { signal } = new AbortController();
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(home, { recursive: true, force: true });
});

testStoryConversation('the embedded database', async () => {
  const opened = await openEmbeddedDatabase({
    workspace: home,
    folder: path.join(home, 'data'),
    settings: {},
    waitMs: 0,
    signal,
  });
  if (!opened.isOurs) throw new Error(`owned by ${opened.owner.pid}`);
  closing.push(() => opened.close());
  return opened.conversation;
});

testStoryConversation('a studio', async () => {
  const studio = await spawnStudio();
  closing.push(async () => studio[Symbol.asyncDispose]());
  const env = { HOME: home };
  await studio.signUp('ada@example.test');
  const configFolder = path.join(home, '.config/greenlight');
  await signIn({ url: studio.url, configFolder, email: 'ada@example.test', password: PASSWORD });
  return openStudioConversation({ origin: studio.url, env, signal, isRunning: () => true });
});
