import type { EntryBody } from '@greenlight/schema';
import type { ZodType } from 'zod';

/** One call of a language model, as the ledger keeps it. */
export type ModelCall = Omit<Extract<EntryBody, { type: 'MODEL_CALL' }>, 'type'>;

export interface ModelRequest {
  /** Why the model is called: `extract`, `repair`, `answer`. On the ledger. */
  purpose: string;
  system: string;
  prompt: string;
  signal?: AbortSignal;
}

export interface ModelAnswer<T> {
  value: T;
  call: ModelCall;
  /** Calls before it that could not be used and were repaired. On the ledger too. */
  earlier?: ModelCall[];
}

/**
 * A language model. `packages/model` implements it over HTTP; a test may implement it by hand.
 * Both methods throw a `ModelFailure` that carries the call, so that a failed call is on the ledger too.
 */
export interface ModelPort {
  readonly name: string;
  /** An object that satisfies `schema`. The model's text is repaired once before it counts as failed. */
  answerObject<T>(request: ModelRequest & { schema: ZodType<T> }): Promise<ModelAnswer<T>>;
  /** Text, with each piece handed to `onDelta` as it arrives. */
  answerText(request: ModelRequest & { onDelta?: (text: string) => void }): Promise<ModelAnswer<string>>;
}
