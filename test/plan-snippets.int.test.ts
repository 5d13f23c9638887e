import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChatInterface, chatTurn, classifyQuery, HandlerRegistry } from '@greenlight/chat';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../apps/studio/test/support/studio.ts';
import type { Visitor } from '../apps/studio/test/support/visitor.ts';

// The plans' own checks, run as they are written there, as far as what they check is here. The numbers are plan and line.

let running: RunningStudio;
let ada: Visitor;
let project = '';
beforeAll(async () => {
  running = await startStudio();
  ada = await running.signUp('Ada');
  project = await ada.createProject();
});
afterAll(() => running[Symbol.asyncDispose]());

/** What curl sends with `-d`: a body that says it is a form. */
async function curl(address: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${running.url}${address}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  return { status: response.status, body: await response.json() };
}

describe('plan 3', () => {
  test('3:58 extracts a character from a message', async () => {
    const answer = await curl('/api/v1/test/extract', '{"message": "Create a character named Sarah, 28, journalist"}');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ characters: [{ name: 'Sarah', age: 28, occupation: 'Journalist' }] });
    expect(answer.body.characters[0].confidence).toBeGreaterThan(0.9);
    expect(await ada.list('characters', project)).toEqual([]);
  });

  test('3:142 a message creates a character and names it in the reply', async () => {
    const began = await ada.say('hello', { projectId: project });
    const message = 'Create a character named John, 35, detective';
    const body = JSON.stringify({ projectId: project, sessionId: began.body.sessionId, message });
    const answer = await curl('/api/v1/chat/message', body, { authorization: `Bearer ${ada.token}` });
    expect(answer.status).toBe(200);
    const [character] = await ada.list('characters', project);
    expect(answer.body.createdEntities.characters).toEqual([character?.id]);
    expect(character).toMatchObject({ name: 'John', age: 35, occupation: 'Detective', createdVia: 'chat' });
    expect(answer.body.response).toMatch(/^Created character: John/);
  });

  test('3:657 an invalid token is 401', async () => {
    const answer = await curl('/api/v1/chat/message', '', { authorization: 'Bearer invalid_token' });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } });
  });

  test("3:693 another user's token is 403, until she is a member", async () => {
    const ben = await running.signUp('Ben');
    const body = JSON.stringify({ projectId: project, message: 'test' });
    const ask = () => curl('/api/v1/chat/message', body, { authorization: `Bearer ${ben.token}` });
    expect(await ask()).toMatchObject({ status: 403, body: { error: { code: 'FORBIDDEN' } } });
    await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'editor' });
    expect((await ask()).status).toBe(200);
  });

  test('3:774 an error has a message, a code, and says whether to try again', async () => {
    const { body } = await curl('/api/v1/chat/message', 'not json', { authorization: `Bearer ${ada.token}` });
    expect(body.error).toHaveProperty('message');
    expect(body.error).toHaveProperty('code', 'BAD_REQUEST');
    expect(body.error).toHaveProperty('retryable', false);
  });

  test('3:651 a token can be refreshed, and the new one signs in', async () => {
    const cleo = await running.signUp('Cleo');
    const refreshed = await cleo.post<{ refreshedToken: string }>('/api/users/refresh-token', undefined);
    expect(refreshed.status).toBe(200);
    cleo.token = refreshed.body.refreshedToken;
    expect((await cleo.get('/api/v1/chat/sessions')).status).toBe(200);
  });

  test('3:714 a long conversation is read page by page', async () => {
    const home = await ada.createProject('Pages');
    const first = await ada.say('hello', { projectId: home });
    const { sessionId } = first.body;
    for (const word of ['two', 'three', 'four', 'five'])
      await ada.say(`This is message ${word}, thanks`, { sessionId });
    type Page = { messages: { turnNumber: number }[]; hasEarlier: boolean };
    const page = (query: string) => ada.get<Page>(`/api/v1/chat/sessions/${sessionId}/messages?${query}`);
    const turnsOf = ({ body }: { body: Page }) => body.messages.map((message) => message.turnNumber);
    const last = await page('limit=4');
    expect([turnsOf(last), last.body.hasEarlier]).toEqual([[4, 4, 5, 5], true]);
    const before = await page('limit=4&before=4');
    expect([turnsOf(before), before.body.hasEarlier]).toEqual([[2, 2, 3, 3], true]);
    const earliest = await page('limit=4&before=2');
    expect([turnsOf(earliest), earliest.body.hasEarlier]).toEqual([[1, 1], false]);
  });
});

describe('plan 1', () => {
  test('1:15 the registry can be had, and holds the handlers', () => {
    const names = new HandlerRegistry().list().map(({ name }) => name);
    expect(names).toContain('help');
    expect(new Set(names).size).toBe(names.length);
  });

  test('1:21 a question about a folder is classified', () => {
    expect(classifyQuery('what is in modules?')).toMatchObject({ type: 'browse_dir', args: { path: 'modules' } });
  });

  test('1:18 and 1:60 a chat in a folder of its own has a session, and answers help', async () => {
    const workspace = mkdtempSync(path.join(tmpdir(), 'greenlight-chat-'));
    const chat = new ChatInterface({ workspace });
    try {
      const first = await chatTurn(chat, 'help');
      expect(first.session_id).toMatch(/^SES-CHAT-\d{8}-[0-9a-f]{8}$/);
      expect(first).toMatchObject({ turn_number: 1, handler: 'help', decision: 'EXECUTED' });
      expect(first.response).toMatch(/^Available commands/);
      const second = await chatTurn(chat, { query: 'what is in modules?', session_id: first.session_id });
      expect(second).toMatchObject({ turn_number: 2, session_id: first.session_id });
    } finally {
      await chat.close();
      rmSync(workspace, { recursive: true });
    }
  });
});
