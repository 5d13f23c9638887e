import { extraction, extractionInput, parseOrThrow } from '@greenlight/schema';
import type { Extractor } from '../extractor.ts';
import { ModelFailure } from '../model-failure.ts';
import type { ModelPort } from '../model-port.ts';
import { alignAnswer } from './align-answer.ts';
import { modelAnswer } from './model-answer.ts';
import { extractionPrompt, extractionSystem } from './model-prompt.ts';

/**
 * Reads messages with a language model. What the model says is data: its values are aligned with the words of the message,
 * names that are neither there nor known are dropped, and confidence is earned by evidence alone. Throws ModelFailure with
 * every call that was made; the port repairs an unreadable answer once.
 */
export function createModelExtractor(model: ModelPort): Extractor {
  return {
    engine: 'llm',
    async extract(given, { signal } = {}) {
      const input = parseOrThrow(extractionInput, given);
      const {
        value,
        call,
        earlier = [],
      } = await model.answerObject({
        purpose: 'extract',
        system: extractionSystem,
        prompt: extractionPrompt(input),
        schema: modelAnswer,
        ...(signal ? { signal } : {}),
      });
      const calls = [...earlier, call];
      const aligned = extraction.safeParse(alignAnswer(value, input));
      if (aligned.success) return { extraction: aligned.data, calls };
      throw new ModelFailure(
        'MODEL_UNAVAILABLE',
        "The language model's answer could not be read.",
        calls,
        aligned.error,
      );
    },
  };
}
