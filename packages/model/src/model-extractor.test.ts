import { createModelExtractor, type Extractor } from '@greenlight/story';
import { type ModelAnswerStep, type ModelRequestSeen, type ModelServer, startModelServer } from '@greenlight/testkit';
import { contractMessages, describeExtractor } from '@greenlight/testkit/extractor-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModel } from './create-model.ts';

/** What a fair model answers to the contract's messages: values alone, with the claims and slips that models have. */
const answers: Record<string, unknown> = {
  [contractMessages.sarah.message]: {
    characters: [{ name: 'Sarah', age: 28, occupation: 'journalist', role: null, confidence: 1 }],
  },
  [contractMessages.twins.message]: {
    characters: [
      { name: 'Tom', age: 28, occupation: 'a pilot' },
      { name: 'Sarah', age: 28, occupation: 'a journalist' },
    ],
  },
  [contractMessages.painter.message]: { characters: [{ name: 'Zoë Müller', age: 30, occupation: 'Painter' }] },
  [contractMessages.friends.message]: { relationships: [{ from: 'Sarah', to: 'Tom', type: 'friend' }] },
  [contractMessages.scene.message]: {
    scenes: [
      {
        interior: true,
        location: 'Baker Street',
        timeOfDay: 'night',
        characters: ['Sarah', 'Tom'],
        summary: 'Sarah meets Tom.',
      },
    ],
  },
  [contractMessages.update.message]: {
    updates: [{ kind: 'character', name: 'Sarah', set: { occupation: 'detective' } }],
  },
  [contractMessages.thanks.message]: { characters: [], locations: [] },
};

function answer({ body }: ModelRequestSeen): ModelAnswerStep {
  const asked: { message: string } = JSON.parse(body.messages?.[1]?.content ?? '{}');
  return { type: 'json', value: answers[asked.message] ?? {} };
}

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer(answer);
});
afterAll(() => server[Symbol.asyncDispose]());

function create(): Extractor {
  return createModelExtractor(createModel({ baseUrl: server.url, name: 'test-model', maxRetries: 0 }));
}

describeExtractor('a model over HTTP', 'llm', create);

describe('a model over HTTP', () => {
  it('is repaired once, and both calls are kept', async () => {
    server.answerWith(
      { type: 'text', text: '{"characters": [' },
      { type: 'json', value: { characters: [{ name: 'Sarah' }] } },
    );
    const { extraction, calls } = await create().extract(contractMessages.sarah);
    expect(extraction.characters).toMatchObject([{ name: 'Sarah' }]);
    expect(calls.map(({ purpose, outcome }) => [purpose, outcome])).toEqual([
      ['extract', 'failed'],
      ['repair', 'repaired'],
    ]);
    server.answerWith(answer);
  });
});
