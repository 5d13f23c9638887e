import type { Extraction, QueryType } from '@greenlight/schema';
import { extractionOf, saidCharacter } from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import type { Extractor, ExtractorResult } from '../extractor.ts';
import { ModelFailure } from '../model-failure.ts';
import type { ModelCall } from '../model-port.ts';
import { DataExtractionService } from './data-extraction-service.ts';

const call: ModelCall = {
  purpose: 'extract',
  model: 'test',
  input_tokens: 1,
  output_tokens: 1,
  duration_ms: 1,
  outcome: 'answered',
  prompt_hash: `sha256:${'0'.repeat(64)}`,
  reply_hash: null,
};

/** An extractor by hand; `asked` holds what it was given. */
function extractor(
  engine: Extraction['engine'],
  answer: () => Partial<Extraction>,
  calls: ModelCall[] = [],
): Extractor & { asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    engine,
    asked,
    extract: async (input, options): Promise<ExtractorResult> => {
      asked.push({ ...input, ...options });
      return { extraction: extractionOf({ ...answer(), engine }), calls };
    },
  };
}

const ann = { characters: [saidCharacter('Ann')] };
const ruling = (intent: QueryType, parts: Partial<Extraction> = ann): Extractor =>
  extractor('rules', () => ({ intent, ...parts }));

describe('DataExtractionService', () => {
  it('answers by the rules when there is no model', async () => {
    const service = new DataExtractionService({ rules: ruling('story_create') });
    const result = await service.extractStructuredData('Ann is a pilot');
    expect(result).toMatchObject({
      extraction: { engine: 'rules', intent: 'story_create', characters: [{ name: 'Ann' }] },
      calls: [],
    });
    expect(result.notice).toBeUndefined();
  });

  it('asks the model first, with what surrounds the message', async () => {
    const model = extractor('llm', () => ({ characters: [saidCharacter('Bea')] }), [call]);
    const service = new DataExtractionService({ rules: ruling('story_create'), model });
    const context = { known: { characters: ['Tom'] }, history: ['before'], signal: new AbortController().signal };
    const result = await service.extractStructuredData('Bea is a pilot', context);
    expect(result).toMatchObject({ extraction: { engine: 'llm', characters: [{ name: 'Bea' }] }, calls: [call] });
    expect(model.asked).toEqual([{ message: 'Bea is a pilot', ...context }]);
  });

  it.each(['story_question', 'general', 'story_request', 'help'] as const)(
    'creates nothing for a message of intent %s, and does not ask the model',
    async (intent) => {
      const model = extractor('llm', () => ({ intent: 'story_create', ...ann }));
      const service = new DataExtractionService({ rules: ruling(intent), model });
      const { extraction } = await service.extractStructuredData('Who is Ann?');
      expect(extraction).toMatchObject({ intent, characters: [] });
      expect(model.asked).toEqual([]);
    },
  );

  it('never takes the intent from a model', async () => {
    const bulk = { type: 'characters', count: 999, brief: '' } as const;
    const model = extractor('llm', () => ({ intent: 'package_install', bulk, ...ann }));
    const service = new DataExtractionService({ rules: ruling('story_create'), model });
    const { extraction } = await service.extractStructuredData('Ann is a pilot');
    expect(extraction.intent).toBe('story_create');
    expect(extraction.bulk).toBeUndefined();
  });

  it('takes the intent from who classifies messages, where that is given', async () => {
    const readIntent = (): ReturnType<
      NonNullable<ConstructorParameters<typeof DataExtractionService>[0]['readIntent']>
    > => ({ type: 'general', confidence: 1, pattern: 'thanks', args: {} });
    const service = new DataExtractionService({ rules: ruling('story_create'), readIntent });
    const { extraction } = await service.extractStructuredData('thanks, Ann');
    expect(extraction).toMatchObject({ intent: 'general', characters: [] });
  });

  it('keeps a bulk request of the bulk intent', async () => {
    const bulk = { type: 'characters', count: 9, brief: 'heist' } as const;
    const service = new DataExtractionService({ rules: ruling('story_bulk', { bulk }) });
    expect((await service.extractStructuredData('nine people')).extraction.bulk).toEqual(bulk);
  });

  it('keeps the rules’ bulk request when a model answers it with nothing, and the model’s answer when it has one', async () => {
    const bulk = { type: 'characters', count: 3, brief: 'heist' } as const;
    const rules = ruling('story_bulk', { bulk });
    const silent = new DataExtractionService({ rules, model: extractor('llm', () => ({})) });
    const { extraction } = await silent.extractStructuredData('three people for a heist');
    expect(extraction).toMatchObject({ engine: 'llm', bulk, characters: [] });
    const naming = new DataExtractionService({ rules, model: extractor('llm', () => ann) });
    const named = await naming.extractStructuredData('three people for a heist');
    expect(named.extraction.characters).toHaveLength(1);
    expect(named.extraction.bulk).toBeUndefined();
  });

  it('lets the rules answer when the model fails, says so, and keeps the failed calls', async () => {
    const failing: Extractor = {
      engine: 'llm',
      extract: () =>
        Promise.reject(
          new ModelFailure('MODEL_UNAVAILABLE', 'The language model took too long.', [
            { ...call, outcome: 'timed_out' },
          ]),
        ),
    };
    const service = new DataExtractionService({ rules: ruling('story_create'), model: failing });
    const result = await service.extractStructuredData('Ann is a pilot');
    expect(result.extraction).toMatchObject({ engine: 'rules', characters: [{ name: 'Ann' }] });
    expect(result.calls).toMatchObject([{ outcome: 'timed_out' }]);
    expect(result.notice).toBe('The language model took too long. The built-in rules read this message instead.');
  });

  it('lets the rules answer when the model throws something else', async () => {
    const broken: Extractor = { engine: 'llm', extract: () => Promise.reject(new TypeError('x is not a function')) };
    const result = await new DataExtractionService({
      rules: ruling('story_create'),
      model: broken,
    }).extractStructuredData('Ann');
    expect(result.notice).toBe('The language model could not be used. The built-in rules read this message instead.');
  });

  it('stops when it is called off', async () => {
    const controller = new AbortController();
    const model: Extractor = {
      engine: 'llm',
      extract: () => {
        controller.abort();
        return Promise.reject(new ModelFailure('CANCELLED', 'Stopped.', [call]));
      },
    };
    const service = new DataExtractionService({ rules: ruling('story_create'), model });
    await expect(service.extractStructuredData('Ann', { signal: controller.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });

  it.each(['', '   ', 'x'.repeat(8001)])('refuses a message that is none or too long', async (message) => {
    const service = new DataExtractionService({ rules: ruling('story_create') });
    await expect(service.extractStructuredData(message)).rejects.toMatchObject({ code: 'VALIDATION' });
  });
});
