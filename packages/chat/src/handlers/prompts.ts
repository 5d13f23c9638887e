import { defineHandler } from '../define-handler.ts';
import { declareReads } from '../ledger/declared-reads.ts';
import { describeMoment } from '../ledger/describe-row.ts';
import { MOST_ENTRIES, parseLimit, parseMoment, USUAL_ENTRIES } from '../ledger/ledger-request.ts';
import { renderCalls } from '../ledger/render-calls.ts';
import { renderPrompts } from '../packages/render-prompts.ts';

/** Which models were asked, for what, and how it went; and what installed packages have them told. */
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
    const since = parseMoment(classification.args.since, new Date());
    const page = await ledger.findEntries({ type: 'MODEL_CALL', limit, since }, { actor, session: session.id });
    const isQuiet = since !== undefined && page.rows.length === 0 && page.damaged.length === 0;
    const response = isQuiet
      ? `No model was asked since ${describeMoment(since.toISOString())} UTC, as far as the ledger of ${page.scope} goes.`
      : renderCalls(page);
    const prompts = renderPrompts((await ports.packages?.prompts()) ?? []);
    return { response: [response, ...prompts].join('\n\n'), reads: declareReads(page), writes: [] };
  },
});
