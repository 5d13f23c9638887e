import { GreenlightError } from '@greenlight/schema';
import type { ModelCall } from './model-port.ts';

/** A model that refused, broke off, timed out or could not be reached. `calls` holds every attempt, for the ledger. */
export class ModelFailure extends GreenlightError {
  readonly calls: ModelCall[];

  constructor(
    code: 'MODEL_UNAVAILABLE' | 'MODEL_REFUSED' | 'CANCELLED',
    message: string,
    calls: ModelCall[],
    cause?: unknown,
  ) {
    super(code, message, { cause });
    this.name = 'ModelFailure';
    this.calls = calls;
  }
}

/** Whether a model failed. By what it carries, not by its class: the model's room may have a copy of this one. */
export function isModelFailure(thrown: unknown): thrown is ModelFailure {
  return thrown instanceof GreenlightError && 'calls' in thrown && Array.isArray(thrown.calls);
}
