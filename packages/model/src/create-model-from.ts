import type { Environment } from '@greenlight/schema';
import type { ModelPort } from '@greenlight/story';
import { createModel } from './create-model.ts';

/** The longest reply that is read of a model, in bytes. */
const LONGEST_REPLY = 256 * 1024;

/** The model that the environment names; null without `LLM_BASE_URL`. */
export function createModelFrom(
  environment: Pick<Environment, 'LLM_BASE_URL' | 'LLM_API_KEY' | 'LLM_MODEL' | 'LLM_TIMEOUT_MS'>,
): ModelPort | null {
  if (!environment.LLM_BASE_URL) return null;
  return createModel({
    baseUrl: environment.LLM_BASE_URL,
    apiKey: environment.LLM_API_KEY,
    name: environment.LLM_MODEL,
    timeoutMs: environment.LLM_TIMEOUT_MS,
    maxReplyBytes: LONGEST_REPLY,
  });
}
