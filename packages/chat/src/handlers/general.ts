import { courtesyOf } from '../courtesy.ts';
import { defineHandler } from '../define-handler.ts';

/** What no other handler answers. Brief, and it writes nothing. */
export default defineHandler({
  name: 'general',
  description: 'Answers what is neither a command nor about the story.',
  category: 'other',
  answers: ['general'],
  requires: 'read',
  patterns: [],
  async run({ classification }, context) {
    const courtesy = courtesyOf(classification);
    if (courtesy) return { response: courtesy, reads: [], writes: [] };
    const invitation = context.ports.story
      ? 'Tell me about a character, a place or a scene'
      : 'Ask for something I can do';
    return {
      response: `${invitation}, or say \`help\` to see what works here. Nothing was changed.`,
      reads: [],
      writes: [],
    };
  },
});
