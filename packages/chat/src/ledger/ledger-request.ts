import { decision, GreenlightError, ledgerEntry, sessionId } from '@greenlight/schema';
import type { HandlerContext, HandlerInput } from '../handler.ts';
import type { LedgerQuery } from '../ledger-port.ts';
import { quote } from './quote.ts';
import { parseSince } from './since.ts';

/** How many entries are shown when nobody says, of a session's turns and of everything; and the most that are. */
export const USUAL_TURNS = 10;
export const USUAL_ENTRIES = 20;
export const MOST_ENTRIES = 200;

export interface LedgerRequest {
  query: LedgerQuery;
  /** What was asked for when it is more than is shown. */
  asked?: number;
  /** True for a bare "what happened": where nothing happened in this session yet, others are meant. */
  isLoose: boolean;
}

/** What a message asks of the ledger. Throws VALIDATION for a filter that is none. */
export function parseLedgerRequest(
  { query, classification }: HandlerInput,
  context: HandlerContext,
  now: Date,
): LedgerRequest {
  const { args } = classification;
  const filters = {
    decision: parseDecision(args.decision),
    since: parseMoment(args.since, now),
    handler: args.handler,
  };
  const isLoose = Object.keys(args).length === 0 && /^\s*what (has )?happened\b(?!.*\bsession\b)/i.test(query);
  const isHere =
    isLoose ||
    (args.session === undefined && /\b(this|the|my) session\b|\bsession (ledger|history|activity)\b/i.test(query));
  const stream = isHere ? context.session.id : parseStream(args.session, context.session.id);
  const limit = parseLimit(args.limit, isHere ? USUAL_TURNS : USUAL_ENTRIES);
  return {
    query: { ...filters, stream, type: isHere ? 'CHAT_TURN' : undefined, limit: Math.min(limit, MOST_ENTRIES) },
    ...(limit > MOST_ENTRIES ? { asked: limit } : {}),
    isLoose,
  };
}

/** How many were asked for. Throws VALIDATION for what is no number from 1. */
export function parseLimit(words: string | undefined, usual: number): number {
  if (words === undefined) return usual;
  if (/^[1-9]\d{0,8}$/.test(words)) return Number(words);
  throw refuse('limit', words, 'Say a whole number from 1, as in `show last 20 entries`.');
}

function parseDecision(words: string | undefined): LedgerQuery['decision'] {
  if (words === undefined) return undefined;
  const parsed = decision.safeParse(words.toUpperCase());
  if (parsed.success) return parsed.data;
  throw refuse('decision', words, 'A turn is `executed`, `denied` or `failed`.');
}

/** The moment that a filter of time names; undefined without one. Throws VALIDATION for what is none. */
export function parseMoment(words: string | undefined, now: Date): Date | undefined {
  if (words === undefined) return undefined;
  const moment = parseSince(words, now);
  if (moment) return moment;
  throw refuse(
    'time',
    words,
    'Say `today`, `yesterday`, `2 hours`, or a date such as `2026-01-31` or `2026-01-31T10:42Z` (UTC).',
  );
}

function parseStream(words: string | undefined, here: string): string | undefined {
  if (words === undefined) return undefined;
  if (/^(this|current)$/i.test(words)) return here;
  const id = words.replace(/^ses-chat-.*$/i, (found) => `SES-CHAT-${found.slice('SES-CHAT-'.length).toLowerCase()}`);
  const isOther = !/^ses-/i.test(id) && ledgerEntry.shape.stream.safeParse(id).success;
  if (isOther || sessionId.safeParse(id).success) return id;
  throw refuse('session', words, 'It looks like `SES-CHAT-20260131-0a1b2c3d`.');
}

function refuse(field: string, value: string, remedy: string): GreenlightError {
  return new GreenlightError(
    'VALIDATION',
    `${quote(value)} is no ${field} that the ledger can be asked for. ${remedy}`,
    {
      details: { field, value },
    },
  );
}
