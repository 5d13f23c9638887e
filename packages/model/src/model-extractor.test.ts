import { createExtraction, createModelExtractor, type Extractor } from '@greenlight/story';
import { type ModelAnswerStep, type ModelRequestSeen, type ModelServer, startModelServer } from '@greenlight/testkit';
import { contractMessages, describeExtractor } from '@greenlight/testkit/extractor-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModel } from './create-model.ts';
import { createModelFrom } from './create-model-from.ts';

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

describe('the extraction of a face, with a model over HTTP', () => {
  const { message } = contractMessages.sarah;
  const extraction = () =>
    createExtraction(
      createModelFrom({
        LLM_BASE_URL: server.url,
        LLM_API_KEY: undefined,
        LLM_MODEL: 'test-model',
        LLM_TIMEOUT_MS: 20_000,
      }),
    );

  it.each([
    ['broken', { type: 'text', text: '{"characters": [' }, 'could not be read'],
    ['cut short', { type: 'text', text: '{"characters": [', finishReason: 'length' }, 'broke off'],
    ['oversized', { type: 'huge', bytes: 4_000_000 }, 'was too long'],
  ] as const)('asks once more after a %s answer, then the rules answer and it says so', async (_what, step, words) => {
    const before = server.requests.length;
    server.answerWith(step);
    const result = await extraction().extractStructuredData(message);
    server.answerWith(answer);
    expect(server.requests.length - before).toBe(2);
    expect(result.calls.map(({ purpose, outcome }) => [purpose, outcome])).toEqual([
      ['extract', 'failed'],
      ['repair', 'failed'],
    ]);
    expect(result.extraction).toMatchObject({ engine: 'rules', characters: [{ name: 'Sarah', age: 28 }] });
    expect(result.notice).toContain(words);
    expect(result.notice).toContain('built-in rules');
  });

  it('aligns what it says: the words themselves, words much like them, else what it inferred', async () => {
    const text = 'Sarrah is a jurnalist of twenty-eight.';
    server.answerWith({
      type: 'json',
      value: { characters: [{ name: 'Sarah', age: 28, occupation: 'Journalist', role: 'minor' }] },
    });
    const { extraction: read } = await extraction().extractStructuredData(text);
    server.answerWith(answer);
    const evidence = Object.entries(read.characters[0]?.evidence ?? {});
    expect(evidence.map(([field, span]) => [field, Array.isArray(span) ? text.slice(...span) : span])).toEqual([
      ['name', 'Sarrah'],
      ['age', 'twenty-eight'],
      ['occupation', 'jurnalist'],
      ['role', 'inferred'],
    ]);
  });

  it('writes nothing for thanks, whatever the model says', async () => {
    server.answerWith({ type: 'json', value: { characters: [{ name: 'Sarah' }] } });
    const { extraction: read } = await extraction().extractStructuredData('Thanks, Sarah is lovely!', {
      known: { characters: [] },
    });
    server.answerWith(answer);
    expect(read.characters).toEqual([]);
  });
});
