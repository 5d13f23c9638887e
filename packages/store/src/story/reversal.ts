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
  const row = await findChangeSet(payload, context.session.id, { turn, isRedo });
  const original = row && parseChangeSet(row);
  if (!row || !original || (await isUndone({ payload }, row.id)) !== isRedo) return nothingToDo({ turn, isRedo });
  const planned = isRedo ? planRedo({ changeSet: original, snapshot }) : planUndo({ changeSet: original, snapshot });
  if (planned.conflicts.length > 0) {
    const back = isRedo ? 'brought back' : 'taken back';
    throw new GreenlightError('CONFLICT', `That cannot be ${back}: ${planned.conflicts.join(' ')}`, {
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

interface Wanted {
  /** The number of a turn; left out for the last that there is. */
  turn: string | undefined;
  isRedo: boolean;
}

/** The change set of a turn; without a number, the last of the conversation that is not undone, or for a redo that was undone last. */
async function findChangeSet(payload: Payload, session: string, { turn, isRedo }: Wanted): Promise<Row | null> {
  const mine: Where = { session: { equals: session }, origin: { equals: 'chat' } };
  const find = (where: Where) => findRow({ payload }, 'change-sets', { ...mine, ...where }, '-turnNumber');
  if (turn !== undefined) return find({ turnNumber: { equals: Number(turn) } });
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const origin: Where = isRedo ? { origin: { equals: 'undo' } } : {};
    const last = await find({ turnNumber: { less_than: before }, ...origin });
    if (!last) return null;
    const row = isRedo ? await find({ id: { equals: String(last.reverts) } }) : last;
    if (row && (await isUndone({ payload }, row.id)) === isRedo) return row;
    before = Number(last.turnNumber);
  }
}

function nothingToDo({ turn, isRedo }: Wanted): HandlerResult {
  const which = turn === undefined ? '' : ' of that turn';
  const response = `There is nothing${which} to ${isRedo ? 'bring' : 'take'} back.`;
  return { response, reads: [], writes: [] };
}
