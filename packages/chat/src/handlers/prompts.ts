import { defineHandler } from '../define-handler.ts';
import { declareReads } from '../ledger/declared-reads.ts';
import { MOST_ENTRIES, parseLimit, USUAL_ENTRIES } from '../ledger/ledger-request.ts';
import { renderCalls } from '../ledger/render-calls.ts';

/** Which models were asked, for what, and how it went. */
export default defineHandler({
  name: 'prompts',
  description: 'Shows the calls of language models.',
  category: 'ledger',
  answers: ['prompts_query'],
  requires: 'read',
  patterns: ['show prompts', 'show last {count} llm calls'],
  async run({ classification }, { ports, actor, session }) {
    const { ledger } = ports;
    if (!ledger) return { response: 'No ledger can be shown here.', reads: [], writes: [], reason: 'no ledger port' };
    const limit = Math.min(parseLimit(classification.args.limit, USUAL_ENTRIES), MOST_ENTRIES);
    const page = await ledger.findEntries({ type: 'MODEL_CALL', limit }, { actor, session: session.id });
    return { response: renderCalls(page), reads: declareReads(page), writes: [] };
  },
});
