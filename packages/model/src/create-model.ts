import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { ModelPort } from '@greenlight/story';
import { answerObject } from './answer-object.ts';
import { answerText } from './answer-text.ts';
import { createLimitedFetch } from './limit-reply.ts';
import type { ModelConnection } from './model-connection.ts';
import { refusalMetadata } from './refusal-metadata.ts';

export interface ModelOptions {
  /** An OpenAI-compatible address, up to and without `/chat/completions`. */
  baseUrl: string;
  apiKey?: string | undefined;
  /** The model's name at that address. */
  name: string;
  /** For a whole answer, repair and retries included. Milliseconds; 60,000 when left out. */
  timeoutMs?: number;
  /** Bytes of one reply on the wire; a longer one is cut off and counts as failed. 1 MiB when left out. */
  maxReplyBytes?: number;
  /** How often a busy or failing server (408, 409, 429, 5xx, no connection) is asked again; 1 when left out. */
  maxRetries?: number;
}

/** A language model behind an OpenAI-compatible address. Every failure is a ModelFailure with the calls that were made. */
export function createModel(options: ModelOptions): ModelPort {
  const { baseUrl, apiKey, name, timeoutMs = 60_000, maxReplyBytes = 1_048_576, maxRetries = 1 } = options;
  const provider = createOpenAICompatible({
    name: 'model',
    baseURL: baseUrl.replace(/\/+$/, ''),
    ...(apiKey ? { apiKey } : {}),
    includeUsage: true,
    supportsStructuredOutputs: true,
    fetch: createLimitedFetch(maxReplyBytes),
    metadataExtractor: refusalMetadata,
  });
  const connection: ModelConnection = {
    model: provider(name),
    name,
    host: new URL(baseUrl).host,
    timeoutMs,
    maxRetries,
  };
  return {
    name,
    answerObject: (request) => answerObject(connection, request),
    answerText: (request) => answerText(connection, request),
  };
}
