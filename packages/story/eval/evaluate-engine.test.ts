import { describe, expect, it } from 'vitest';
import { createExtraction, createRulesExtractor, type ModelPort } from '../src/index.ts';
import { singleMessages } from './corpus.ts';
import { type Corpus, evaluateEngine } from './evaluate-engine.ts';
import { formatColumns } from './report.ts';

const call = {
  purpose: 'extract',
  model: 'by-hand',
  input_tokens: null,
  output_tokens: null,
  duration_ms: 1,
  outcome: 'answered' as const,
  prompt_hash: `sha256:${'0'.repeat(64)}`,
  reply_hash: null,
};

/** A model that knows nobody but Sarah, or none that can be asked. */
function modelSaying(value: unknown): ModelPort {
  return {
    name: 'by-hand',
    answerObject: async ({ schema }) => {
      if (value === undefined) throw new Error('down');
      return { value: schema.parse(value), call };
    },
    answerText: () => Promise.reject(new Error('not asked for text here')),
  };
}

function withModel(value: unknown) {
  const service = createExtraction(modelSaying(value));
  return {
    name: 'model',
    extractor: {
      engine: 'llm' as const,
      extract: ({ message, ...context }: { message: string }) => service.extractStructuredData(message, context),
    },
  };
}

const [first] = singleMessages;
if (!first) throw new Error('The corpus is empty.');
const empty = { locations: [], scenes: [], relationships: [], updates: [] };
const corpus: Corpus = {
  messages: [
    {
      ...first,
      text: 'Sarah, 28, is a journalist.',
      split: 'work',
      known: undefined,
      history: undefined,
      gold: { ...empty, characters: [{ name: 'Sarah', age: 28, occupation: ['journalist'] }] },
    },
  ],
  tellings: [],
};

describe('an engine', () => {
  it('is measured over the part that is asked for', async () => {
    const rules = { name: 'rules', extractor: createRulesExtractor() };
    const { messages, stoodIn } = await evaluateEngine(rules, 'work', corpus);
    expect(messages.measures.people).toMatchObject({ hits: 1, spurious: 0, missed: 0 });
    expect(messages.measures.age).toMatchObject({ hits: 1 });
    expect(stoodIn).toBe(0);
    expect((await evaluateEngine(rules, 'held-out', corpus)).messages.measures).toEqual({});
  });

  it('stands beside another in one table', async () => {
    const columns = [];
    for (const engine of [
      { name: 'rules', extractor: createRulesExtractor() },
      withModel({ characters: [{ name: 'Sarah' }] }),
    ]) {
      const { engine: name, messages } = await evaluateEngine(engine, 'work', corpus);
      columns.push({ engine: name, summary: messages });
    }
    const lines = formatColumns(columns).split('\n');
    expect(lines[0]?.trim().split(/\s+/)).toEqual(['rules', 'model']);
    const cells = (name: string) =>
      lines
        .find((line) => line.startsWith(name))
        ?.slice(20)
        .trim()
        .split(/\s+/);
    expect(cells('people')).toEqual([
      '1.000',
      '1.000',
      '1.000',
      '1',
      '0',
      '0',
      '1.000',
      '1.000',
      '1.000',
      '1',
      '0',
      '0',
    ]);
    expect(cells('age')).toEqual(['1.000', '1.000', '1.000', '1', '0', '0', '1.000', '0.000', '0.000', '0', '0', '1']);
    expect(cells('false creations')).toEqual(['0', '0']);
  });

  it('says how often the rules stood in for a model', async () => {
    const { stoodIn, messages } = await evaluateEngine(withModel(undefined), 'work', corpus);
    expect(stoodIn).toBe(1);
    expect(messages.measures.people?.hits).toBe(1);
  });
});
