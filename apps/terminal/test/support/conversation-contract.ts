import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StoryConversation, StoryMessage } from '../../src/story/conversation.ts';

/** What holds for every place a story can be told in. */
export function testStoryConversation(name: string, open: () => Promise<StoryConversation>): void {
  describe(name, () => {
    let conversation: StoryConversation;
    const { signal } = new AbortController();
    beforeAll(async () => {
      conversation = await open();
    });
    const say = (text: string, project: string, more: Partial<StoryMessage> = {}) =>
      conversation.send({ text, project, key: randomUUID(), capability: 'write', signal, ...more });

    test('nobody has a project at first; one that is made is hers', async () => {
      expect(await conversation.memberships(signal)).toEqual([]);
      const project = await conversation.createProject('My film', signal);
      expect(await conversation.memberships(signal)).toEqual([{ project, role: 'owner' }]);
    });

    test('a conversation is begun by its first message and goes on', async () => {
      const project = await conversation.createProject('My film', signal);
      const first = await say('Create a character named Sarah, 28, journalist', project);
      expect(first).toMatchObject({ turnNumber: 1, createdEntities: { characters: [expect.any(String)] } });
      const second = await say('make her 29', project, { conversation: first.sessionId });
      expect(second).toMatchObject({ sessionId: first.sessionId, turnNumber: 2 });
      expect(second.entities).toMatchObject([{ name: 'Sarah', op: 'updated' }]);
      expect((await say('who is Sarah?', project)).sessionId).not.toBe(first.sessionId);
    });

    test('the same key is answered the same, once done; with other words it is refused', async () => {
      const project = await conversation.createProject('My film', signal);
      const key = randomUUID();
      const first = await say('Create a character named John', project, { key });
      expect(await say('Create a character named John', project, { key })).toEqual(first);
      await expect(say('Create a character named Jane', project, { key })).rejects.toMatchObject({
        code: 'IDEMPOTENCY_MISMATCH',
      });
      expect((await say('who is there?', project, { conversation: first.sessionId })).turnNumber).toBe(2);
    });

    test.each([
      ['a conversation that is not there', 'NOT_FOUND', { conversation: 'SES-CHAT-20200101-00000000' }],
      ['a project that is not there', 'NOT_FOUND', { project: randomUUID() }],
      ['a message that is too long', 'TOO_LARGE', { text: 'x'.repeat(8001) }],
    ])('%s is refused as %s', async (_what, code, more) => {
      const project = await conversation.createProject('My film', signal);
      await expect(say('Create a character named John', project, more)).rejects.toMatchObject({ code });
    });

    test('what cannot be taken back is a reply that says so', async () => {
      const project = await conversation.createProject('My film', signal);
      const { sessionId } = await say('Create a character named Sarah', project);
      await say('Sarah is the sister of John.', project, { conversation: sessionId });
      const reply = await say('Undo turn 1', project, { conversation: sessionId });
      expect(reply.errors).toEqual([{ code: 'CONFLICT', message: reply.response }]);
    });
  });
}
