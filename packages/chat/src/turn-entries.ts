import { contentHash } from '@greenlight/ledger';
import type { Decision, EntryBody } from '@greenlight/schema';
import type { HandlerInput, HandlerResult } from './handler.ts';

export interface TurnFacts {
  turnNumber: number;
  input: HandlerInput;
  handler: string;
  result: HandlerResult;
  durationMs: number;
}

/** The decision and the reason of a result, with what is meant when they are left out. */
export function decisionOf(result: HandlerResult): { decision: Decision; reason: string } {
  return { decision: result.decision ?? 'EXECUTED', reason: result.reason ?? '' };
}

/** The ledger entries of a turn: CHAT_TURN, then those of its handler. Hashes and paths only, never its words. */
export function createTurnEntries({ turnNumber, input, handler, result, durationMs }: TurnFacts): EntryBody[] {
  const { type, confidence, pattern } = input.classification;
  const turn: EntryBody = {
    type: 'CHAT_TURN',
    turn_number: turnNumber,
    query_hash: contentHash(input.query),
    result_hash: contentHash(result.response),
    handler,
    classification: { type, confidence, pattern },
    ...decisionOf(result),
    duration_ms: durationMs,
    declared_reads: result.reads,
    writes: result.writes,
  };
  return [turn, ...(result.entries ?? [])];
}
