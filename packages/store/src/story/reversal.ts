import type { HandlerContext, HandlerInput, HandlerResult } from '@greenlight/chat';
import { GreenlightError, type StorySnapshot } from '@greenlight/schema';
import { planRedo, planUndo } from '@greenlight/story';
import type { Payload, Where } from 'payload';
import { findRow, type Row } from '../write-path/database.ts';
import { isUndone, parseChangeSet } from './change-sets.ts';

/** Takes back what a turn of this conversation changed, or brings it back: the last one that can be, or the one that is named. */
export async function planReversal(
  payload: Payload,
  input: HandlerInput,
  context: HandlerContext,
  snapshot: StorySnapshot,
): Promise<HandlerResult> {
  const { turn, direction } = input.classification.args;
  const isRedo = direction === 'redo';
  const row = await findChangeSet(payload, context.session.id, turn === undefined ? null : Number(turn));
  const original = row && parseChangeSet(row);
  if (!row || !original) return nothingToDo(isRedo);
  if ((await isUndone({ payload }, row.id)) !== isRedo) return nothingToDo(isRedo);
  const planned = isRedo ? planRedo({ changeSet: original, snapshot }) : planUndo({ changeSet: original, snapshot });
  if (planned.conflicts.length > 0) {
    throw new GreenlightError('CONFLICT', `That cannot be taken back: ${planned.conflicts.join(' ')}`, {
      retryable: false,
    });
  }
  return {
    response: planned.response,
    reads: [],
    writes: [],
    effects: { origin: isRedo ? 'redo' : 'undo', changes: planned.changes, reverts: row.id },
    detail: {
      entities: planned.entities,
      questions: [],
      errors: [],
      engine: 'none',
      reverts: { turn: Number(row.turnNumber), direction: isRedo ? 'redo' : 'undo' },
    },
  };
}

/** The change set of a turn; without a number, the last of the conversation that is not undone. */
async function findChangeSet(payload: Payload, session: string, turn: number | null): Promise<Row | null> {
  const mine: Where = { session: { equals: session }, origin: { equals: 'chat' } };
  if (turn !== null) return findRow({ payload }, 'change-sets', { ...mine, turnNumber: { equals: turn } });
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const row = await findRow(
      { payload },
      'change-sets',
      { ...mine, turnNumber: { less_than: before } },
      '-turnNumber',
    );
    if (!row) return null;
    if (!(await isUndone({ payload }, row.id))) return row;
    before = Number(row.turnNumber);
  }
}

function nothingToDo(isRedo: boolean): HandlerResult {
  const response = isRedo
    ? 'There is nothing of that turn to bring back.'
    : 'There is nothing of that turn to take back.';
  return { response, reads: [], writes: [] };
}
