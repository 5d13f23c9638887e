import {
  type Classification,
  type Extraction,
  type ExtractionInput,
  extractionInput,
  parseOrThrow,
} from '@greenlight/schema';
import type { Extractor, ExtractorResult } from '../extractor.ts';
import { isModelFailure } from '../model-failure.ts';
import type { ModelCall } from '../model-port.ts';
import { holdBackReading } from '../rules/register/hold-back-reading.ts';
import { canChangeStory } from '../turn/turn-work.ts';

export interface DataExtractionParts {
  /** Always there; it reads every message's intent and stands in for a model that fails. */
  rules: Extractor;
  model?: Extractor;
  /** What a message asks for. Left out, the rules' own reading of the message says it. */
  readIntent?: (message: string, known?: ExtractionInput['known']) => Classification;
}

/** What surrounds the message: the names the project knows, earlier messages oldest first, and a way to call it off. */
export interface ExtractionContext extends Omit<ExtractionInput, 'message'> {
  signal?: AbortSignal;
}

/**
 * Turns a message into structured data (plan 3, task 1.1). With a model the model is asked first; when it fails, refuses or
 * breaks off, the rules answer and `notice` says so. The rules alone decide what kind of message it is: a question, thanks or
 * small talk creates nothing, whatever a model says; and what stands in words that are beside the story is doubted from either.
 */
export class DataExtractionService {
  readonly #parts: DataExtractionParts;

  constructor(parts: DataExtractionParts) {
    this.#parts = parts;
  }

  /** Throws VALIDATION for an empty message or one over 8,000 characters, CANCELLED when the signal is raised. */
  async extractStructuredData(message: string, context: ExtractionContext = {}): Promise<ExtractorResult> {
    const { signal, ...surroundings } = context;
    const input = parseOrThrow(extractionInput, { message, ...surroundings });
    const ruled = await this.#parts.rules.extract(input, signal ? { signal } : {});
    const intent = this.#parts.readIntent?.(message, input.known).type ?? ruled.extraction.intent;
    const reading = restrict(ruled.extraction, intent);
    if (!this.#parts.model || !canChangeStory(intent) || intent === 'story_delete')
      return { ...ruled, extraction: reading };
    try {
      const modelled = await this.#parts.model.extract(input, signal ? { signal } : {});
      const held = holdBackReading(input, modelled.extraction);
      return { ...modelled, extraction: withBulk(restrict(held, intent), reading) };
    } catch (error) {
      if (signal?.aborted) throw error;
      return { extraction: reading, calls: callsOf(error), notice: noticeOf(error) };
    }
  }
}

/** An extraction under the intent that the rules read: with nothing in it when that intent changes nothing. */
function restrict(extraction: Extraction, intent: Extraction['intent']): Extraction {
  const { bulk, ...rest } = extraction;
  if (!canChangeStory(intent)) {
    return {
      ...rest,
      intent,
      characters: [],
      scenes: [],
      locations: [],
      relationships: [],
      updates: [],
      questions: [],
    };
  }
  return { ...rest, intent, ...(bulk && intent === 'story_bulk' ? { bulk } : {}) };
}

/** An order for a number of things stands, also when a model answers it with nothing at all. */
function withBulk(modelled: Extraction, { bulk }: Extraction): Extraction {
  const { characters, scenes, locations, relationships, updates } = modelled;
  const isEmpty = [characters, scenes, locations, relationships, updates].every(({ length }) => length === 0);
  return bulk && isEmpty && !modelled.bulk ? { ...modelled, bulk } : modelled;
}

function callsOf(error: unknown): ModelCall[] {
  return isModelFailure(error) ? error.calls : [];
}

function noticeOf(error: unknown): string {
  const reason = isModelFailure(error) ? error.message : 'The language model could not be used.';
  return `${reason} The built-in rules read this message instead.`;
}
