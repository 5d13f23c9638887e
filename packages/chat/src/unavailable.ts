import { defineHandler } from './define-handler.ts';

/** Answers for a query type that no handler of this face takes. */
export const unavailable = defineHandler({
  name: 'unavailable',
  description: 'Says that a command does not work here.',
  category: 'other',
  answers: ['general'],
  requires: 'read',
  patterns: [],
  async run(input) {
    return {
      response: 'That is not available here. Nothing was done; say `help` to see what is.',
      reads: [],
      writes: [],
      reason: `no handler for ${input.classification.type} here`,
    };
  },
});
