import type { HandlerResult } from '../handler.ts';

/** Answers where no packages can be had, as in a program of its own without them. */
export function answerWithoutPackages(): HandlerResult {
  return {
    response: 'There are no packages here, so nothing was done. Ask in the terminal of a workspace.',
    reads: [],
    writes: [],
    reason: 'no packages port',
  };
}
