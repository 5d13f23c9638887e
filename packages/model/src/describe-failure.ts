import type { ModelCall } from '@greenlight/story';
import { APICallError, NoObjectGeneratedError, RetryError } from 'ai';
import { OversizedReply } from './limit-reply.ts';

/** Why a call gave nothing, for a person and for the ledger. */
export interface FailureDescription {
  code: 'MODEL_UNAVAILABLE' | 'MODEL_REFUSED' | 'CANCELLED';
  outcome: Extract<ModelCall['outcome'], 'refused' | 'failed' | 'timed_out'>;
  /** A sentence about the language model. */
  message: string;
}

export interface FailureGround {
  /** Where the model is, without path and credentials. */
  host: string;
  model: string;
  timeoutMs: number;
  /** The caller's own signal. */
  signal?: AbortSignal | undefined;
  /** Raised when the time is up. */
  timeout: AbortSignal;
}

/** An answer that cannot be used, seen by us and not by the SDK. */
export class UnusableAnswer extends Error {
  readonly description: FailureDescription;

  constructor(description: FailureDescription) {
    super(description.message);
    this.name = 'UnusableAnswer';
    this.description = description;
  }
}

const failed = (message: string): FailureDescription => ({ code: 'MODEL_UNAVAILABLE', outcome: 'failed', message });

export const refusal: FailureDescription = {
  code: 'MODEL_REFUSED',
  outcome: 'refused',
  message: 'The language model refused to answer.',
};
export const brokenOff: FailureDescription = failed("The language model's answer broke off.");
export const tooLong: FailureDescription = failed("The language model's answer was too long.");
export const unreadable: FailureDescription = failed("The language model's answer could not be read.");

/** What anything that was thrown during a call means. */
export function describeFailure(thrown: unknown, ground: FailureGround): FailureDescription {
  if (ground.signal?.aborted) return { code: 'CANCELLED', outcome: 'failed', message: 'Stopped.' };
  if (ground.timeout.aborted) {
    return {
      code: 'MODEL_UNAVAILABLE',
      outcome: 'timed_out',
      message: `The language model took longer than ${ground.timeoutMs / 1000} seconds.`,
    };
  }
  const chain = causesOf(thrown);
  const unusable = chain.find((error) => error instanceof UnusableAnswer);
  if (unusable) return unusable.description;
  if (chain.some((error) => error instanceof OversizedReply)) return tooLong;
  const call = chain.find((error) => APICallError.isInstance(error));
  if (call?.statusCode !== undefined && call.statusCode >= 400) return describeStatus(call.statusCode, ground);
  if (
    chain.some(
      (error) =>
        error instanceof Error && /terminated|other side closed|finish reason|socket hang up/i.test(error.message),
    )
  )
    return brokenOff;
  if (call && call.statusCode === undefined)
    return failed(`The language model at ${ground.host} could not be reached.`);
  return unreadable;
}

/** The status of the reply that failed; undefined when there was none. */
export function statusOf(thrown: unknown): number | undefined {
  return causesOf(thrown).find((error) => APICallError.isInstance(error))?.statusCode;
}

/** A cause that is safe to log: the SDK's own errors carry the prompt. */
export function safeCause(thrown: unknown): Error {
  const [first] = causesOf(thrown);
  const status = statusOf(thrown);
  return new Error(`${first instanceof Error ? first.name : 'Error'}${status === undefined ? '' : ` (${status})`}`);
}

function describeStatus(status: number, { host, model }: FailureGround): FailureDescription {
  if (status === 401 || status === 403)
    return failed(`The language model at ${host} did not accept the key in LLM_API_KEY (${status}).`);
  if (status === 404)
    return failed(`There is no model “${model}” at ${host} (404). LLM_MODEL and LLM_BASE_URL say which.`);
  if (status === 429) return failed(`The language model at ${host} has too many requests just now (429).`);
  if (status >= 500) return failed(`The language model at ${host} has a fault (${status}).`);
  return failed(`The language model at ${host} did not accept the request (${status}).`);
}

/** What was thrown, and what stands behind it. */
function causesOf(thrown: unknown): unknown[] {
  const chain: unknown[] = [];
  let current: unknown = RetryError.isInstance(thrown) ? thrown.lastError : thrown;
  while (current !== undefined && current !== null && !chain.includes(current)) {
    chain.push(current);
    current = current instanceof Error ? current.cause : undefined;
  }
  return chain;
}

/** The text behind an answer that the SDK could not parse; undefined for another failure. */
export function unparsedText(thrown: unknown): NoObjectGeneratedError | undefined {
  return NoObjectGeneratedError.isInstance(thrown) ? thrown : undefined;
}
