import { type CommittedTurn, type HandlerInput, neededFor, type StepMove, type TurnDraft } from '@greenlight/chat';
import { contentHash } from '@greenlight/ledger';
import {
  type Change,
  cutText,
  type FieldSources,
  GreenlightError,
  type MessageRecord,
  overrideReason,
  type ProjectEventBody,
  parseOrThrow,
} from '@greenlight/schema';
import { refuseLostAccess } from '../access/find-access.ts';
import { appendEntries } from '../ledger/ledger-table.ts';
import { appendGates } from '../workflow/append-gates.ts';
import { causeOf } from '../workflow/change-cause.ts';
import { settleWithin } from '../workflow/settle-workflow.ts';
import { applyChanges } from '../write-path/apply-changes.ts';
import { findRow, findRows, updateRow } from '../write-path/database.ts';
import { type AddressedEvent, appendEvents } from '../write-path/events.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { createDraft, type RecordedChangeSet, writeChangeSet } from '../write-path/record-change-set.ts';
import type { Transaction } from '../write-path/transaction.ts';
import { titleOf } from './session-title.ts';
import { turnDetail } from './turn-detail.ts';

export interface TurnPlace {
  session: string;
  project: string;
  user: string;
}

/** Writes a turn whole, inside a transaction: session, records, change set, messages, ledger, events. Throws CONFLICT when the session has moved on. */
export async function commitTurn(transaction: Transaction, place: TurnPlace, draft: TurnDraft): Promise<CommittedTurn> {
  await advanceSession(transaction, place, draft);
  await refuseLostAccess(transaction, place, neededFor(draft.result.effects));
  const { recorded, settled } = await applyEffects(transaction, place, draft);
  const messages = await insertMessages(transaction, place, draft, recorded?.id ?? null);
  const bodies = recorded ? [...draft.entries, recorded.entry] : draft.entries;
  const entries = await appendEntries(
    transaction,
    place.session,
    bodies.map((body) => createDraft(body, draft.actor)),
  );
  await appendGates(
    transaction,
    draft.actor,
    // What a turn was stopped by. That a gate let something pass is never a handler's to say.
    draft.entries.flatMap((body) => (body.type === 'GATE' && !body.passed ? [body] : [])),
  );
  const said: AddressedEvent[] = messages.map((message) => ({
    event: { type: 'messageCreated', session: place.session, message },
    audience: place.user,
  }));
  const changed: AddressedEvent[] = [...(recorded?.events ?? []), ...settled].map((event) => ({ event }));
  await appendEvents(transaction, place.project, [...changed, ...said]);
  return { turnNumber: draft.turnNumber, changeSetId: recorded?.id ?? null, entries };
}

async function advanceSession(transaction: Transaction, place: TurnPlace, draft: TurnDraft): Promise<void> {
  const row = await findRow(transaction, 'sessions', { id: { equals: place.session } });
  if (!row) throw new GreenlightError('NOT_FOUND', 'This conversation was deleted.');
  if (Number(row.turnCount) !== draft.turnNumber - 1) {
    throw new GreenlightError('CONFLICT', 'Another message of this conversation came first.', {
      details: { turnCount: row.turnCount },
    });
  }
  const state = draft.result.effects?.state;
  await updateRow(transaction, 'sessions', place.session, {
    turnCount: draft.turnNumber,
    ...(state === undefined ? {} : { state }),
    ...(draft.turnNumber === 1 && row.title === NEW_TITLE ? { title: titleOf(draft.input.query) } : {}),
  });
}

/** The title of a conversation until its first message. */
export const NEW_TITLE = 'New conversation';

interface AppliedEffects {
  recorded: RecordedChangeSet | null;
  /** That the film's steps are not as they were. */
  settled: ProjectEventBody[];
}

async function applyEffects(transaction: Transaction, place: TurnPlace, draft: TurnDraft): Promise<AppliedEffects> {
  const { actor, input, result, turnNumber: turn } = draft;
  const { changes = [], step, origin = 'chat', reverts = null } = result.effects ?? {};
  if (changes.length === 0 && !step) return { recorded: null, settled: [] };
  const { project, session } = place;
  const applied = await applyChanges(transaction, project, await withWords(transaction, changes, input));
  const head = { project, session, turn, actor, origin, reverts };
  const recorded = applied.length > 0 ? await writeChangeSet(transaction, head, applied) : null;
  const settled = await settleWithin(transaction, project, {
    actor,
    at: recorded?.at,
    cause: causeOf(actor, applied),
    pending: recorded?.events ?? [],
    move: step && judgeReason(step),
  });
  return { recorded, settled };
}

function judgeReason({ to, override }: StepMove): StepMove {
  return override ? { to, override: { reason: parseOrThrow(overrideReason, override.reason) } } : { to };
}

/**
 * Puts the words themselves beside their place in the message, so that they can be shown to those who may not read the
 * conversation. Words of an earlier message, of a scene that waited for its gate, are read from there.
 */
async function withWords(transaction: Transaction, changes: readonly Change[], input: HandlerInput): Promise<Change[]> {
  const sources = changes.flatMap((change) => Object.values(change.sources));
  const earlier = [
    ...new Set(
      sources.flatMap((source) => ('span' in source && source.message !== input.messageId ? [source.message] : [])),
    ),
  ];
  const rows = earlier.length > 0 ? await findRows(transaction, 'messages', { id: { in: earlier } }) : [];
  const texts = new Map(rows.map((row) => [row.id, String(row.text)])).set(input.messageId, input.query);
  return changes.map((change) => ({ ...change, sources: mapSources(change.sources, texts) }));
}

function mapSources(sources: FieldSources, texts: ReadonlyMap<string, string>): FieldSources {
  return Object.fromEntries(
    Object.entries(sources).map(([field, source]) => {
      const text = 'span' in source ? texts.get(source.message) : undefined;
      return [
        field,
        'span' in source && text !== undefined
          ? { ...source, words: cutText(text.slice(...source.span), LONGEST_QUOTE) }
          : source,
      ];
    }),
  );
}

/** How many characters of a message travel with a value. */
const LONGEST_QUOTE = 300;

async function insertMessages(
  transaction: Transaction,
  place: TurnPlace,
  draft: TurnDraft,
  changeSetId: string | null,
): Promise<MessageRecord[]> {
  const createdAt = new Date().toISOString();
  const base = { session: place.session, project: place.project, turnNumber: draft.turnNumber, createdAt };
  const messages: MessageRecord[] = [
    { ...base, id: draft.input.messageId, author: 'user', text: draft.input.query, detail: null },
    {
      ...base,
      id: draft.replyId,
      author: 'assistant',
      text: draft.result.response,
      detail: turnDetail(draft, changeSetId),
    },
  ];
  await insertMany(
    transaction,
    'messages',
    messages.map((message) => ({ ...message, user: place.user, textHash: contentHash(message.text) })),
  );
  return messages;
}
