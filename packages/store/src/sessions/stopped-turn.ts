import type { TurnDraft } from '@greenlight/chat';
import { contentHash } from '@greenlight/ledger';
import type { EntryBody } from '@greenlight/schema';
import type { BlockedStepError } from '../workflow/blocked-step-error.ts';

/**
 * A turn that a gate stopped where it was written, after its handler had found the gate open: it failed, did nothing, and is on the record with
 * what the gate said.
 */
export function stoppedTurn(draft: TurnDraft, { message, code, entry }: BlockedStepError): TurnDraft {
  const { detail: _, effects: __, created: ___, ...rest } = draft.result;
  const result = { ...rest, response: message, writes: [], decision: 'FAILED' as const, reason: code };
  const said = draft.entries.flatMap((body): EntryBody[] => {
    if (body.type === 'MODEL_CALL') return [body];
    if (body.type !== 'CHAT_TURN') return [];
    return [{ ...body, decision: 'FAILED', reason: code, result_hash: contentHash(message), writes: [] }];
  });
  return { ...draft, result, entries: [...said, entry] };
}
