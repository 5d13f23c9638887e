import { createHash } from 'node:crypto';
import { type ModelCall, ModelFailure, type ModelRequest } from '@greenlight/story';
import type { LanguageModel } from 'ai';
import { describeFailure, type FailureDescription, type FailureGround, safeCause } from './describe-failure.ts';

/** A model and how it is asked. */
export interface ModelConnection {
  model: LanguageModel;
  name: string;
  /** For messages: host and port alone. */
  host: string;
  timeoutMs: number;
  maxRetries: number;
}

/** What a model sent back. Tokens are null where it did not say. */
export interface RawReply {
  text: string;
  inputTokens: number | null;
  outputTokens: number | null;
}

/** One question to a model with its deadline: every call made under it is kept. */
export class Asking {
  readonly calls: ModelCall[] = [];
  readonly signal: AbortSignal;
  readonly ground: FailureGround;
  readonly #request: ModelRequest;

  constructor(connection: ModelConnection, request: ModelRequest) {
    const { host, name, timeoutMs } = connection;
    const timeout = AbortSignal.timeout(timeoutMs);
    this.#request = request;
    this.ground = { host, model: name, timeoutMs, signal: request.signal, timeout };
    this.signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  }

  /** Begins a call; the function that it returns keeps it, with its outcome. */
  begin(
    prompt: string,
    purpose = this.#request.purpose,
  ): (outcome: ModelCall['outcome'], reply?: RawReply) => ModelCall {
    const started = performance.now();
    return (outcome, reply) => {
      const call: ModelCall = {
        purpose,
        model: this.ground.model,
        input_tokens: reply?.inputTokens ?? null,
        output_tokens: reply?.outputTokens ?? null,
        duration_ms: performance.now() - started,
        outcome,
        prompt_hash: hash(`${this.#request.system}\n\n${prompt}`),
        reply_hash: reply ? hash(reply.text) : null,
      };
      this.calls.push(call);
      return call;
    };
  }

  describe(thrown: unknown): FailureDescription {
    return describeFailure(thrown, this.ground);
  }

  /** The failure of the whole asking, with every call. */
  failure({ code, message }: FailureDescription, thrown: unknown): ModelFailure {
    return new ModelFailure(code, message, this.calls, safeCause(thrown));
  }
}

function hash(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
