import type { GateResult } from '@greenlight/gates';

/** How a step stands: what its two gates say. Neither is asked before somebody wants to know, and each once. */
export interface StepStanding {
  entry: () => GateResult;
  completion: () => GateResult;
  /** It may begin. */
  isOpen: () => boolean;
  /** It may begin, and misses nothing. */
  isComplete: () => boolean;
}
