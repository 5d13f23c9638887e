import { GreenlightError, hasCapability } from '@greenlight/schema';
import { defineHandler } from '../define-handler.ts';
import type { HandlerContext } from '../handler.ts';
import { declareReads } from '../ledger/declared-reads.ts';
import { type LedgerRequest, MOST_ENTRIES, parseLedgerRequest } from '../ledger/ledger-request.ts';
import { quote } from '../ledger/quote.ts';
import { renderLedger } from '../ledger/render-ledger.ts';
import type { LedgerPage, LedgerPort } from '../ledger-port.ts';

/** What was asked and decided, from the ledgers that whoever asks may see. */
export default defineHandler({
  name: 'ledger',
  description: 'Shows what was asked, decided and changed.',
  category: 'ledger',
  answers: ['ledger_query'],
  requires: 'read',
  patterns: [
    'show ledger [for handler|decision|session {name}] [since {time}]',
    'what happened in this session',
    'show last {count} entries',
    'show denied entries',
  ],
  async run(input, context) {
    const { ledger } = context.ports;
    if (!ledger) return { response: 'No ledger can be shown here.', reads: [], writes: [], reason: 'no ledger port' };
    const request = parseLedgerRequest(input, context, new Date());
    const { asked, page, note } = await findPage(ledger, request, context);
    refuseUnknown(asked, page, context);
    const hashes = page.rows.flatMap(({ entry }) => (entry.type === 'CHAT_TURN' ? [entry.query_hash] : []));
    const texts = await ledger.readTexts(hashes, readerOf(context));
    const response = renderLedger({ query: asked.query, page, texts, notes: [...note, ...cutNote(asked)] });
    return { response, reads: declareReads(page), writes: [] };
  },
});

/** Runs the query. A bare "what happened" at the beginning of a session means what happened before it. */
async function findPage(
  ledger: LedgerPort,
  request: LedgerRequest,
  context: HandlerContext,
): Promise<{ asked: LedgerRequest; page: LedgerPage; note: string[] }> {
  const page = await ledger.findEntries(request.query, readerOf(context));
  if (!request.isLoose || page.rows.length > 0) return { asked: request, page, note: [] };
  const asked = { ...request, query: { ...request.query, stream: undefined } };
  const note = ['Nothing happened in this session yet; this is what happened before it.'];
  return { asked, page: await ledger.findEntries(asked.query, readerOf(context)), note };
}

function readerOf({ actor, session }: HandlerContext) {
  return { actor, session: session.id };
}

/** A handler or a session that is not there is said to be, not answered with an empty list. What others keep looks the same as what nobody has. */
function refuseUnknown(
  { query }: LedgerRequest,
  page: LedgerPage,
  { session, registry, capability }: HandlerContext,
): void {
  const { stream, handler } = query;
  const isThere = page.rows.length > 0 || page.damaged.length > 0 || page.heads.some((head) => head.stream === stream);
  if (stream !== undefined && stream !== session.id && !isThere) {
    throw new GreenlightError(
      'NOT_FOUND',
      `There is no ledger of ${quote(stream)} that you may see. \`show ledger\` lists the newest entries with their sessions.`,
    );
  }
  const handlers = registry.list();
  if (handler === undefined || page.rows.length > 0 || handlers.some(({ name }) => name === handler)) return;
  const names = handlers.filter(({ requires }) => hasCapability(capability, requires)).map(({ name }) => `\`${name}\``);
  throw new GreenlightError(
    'VALIDATION',
    `There is no handler ${quote(handler, 40)}, and no entry names one. There are: ${names.join(', ')}.`,
  );
}

function cutNote({ asked }: LedgerRequest): string[] {
  return asked === undefined ? [] : [`${asked} were asked for; at most ${MOST_ENTRIES} are shown at once.`];
}
