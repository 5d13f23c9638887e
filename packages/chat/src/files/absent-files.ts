import type { HandlerResult } from '../handler.ts';

/** Answers where no workspace is open, as in a studio that shows none. */
export function answerWithoutFiles(): HandlerResult {
  return {
    response: 'No workspace is open here, so nothing was read. Open one and say it again there.',
    reads: [],
    writes: [],
    reason: 'no files port',
  };
}
