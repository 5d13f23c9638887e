import { randomUUID } from 'node:crypto';
import { canonicalize, contentHash } from '@greenlight/ledger';
import {
  type Actor,
  type ChangeSet,
  type EntryBody,
  isOfTheFilm,
  type LedgerDraft,
  type ProjectEventBody,
} from '@greenlight/schema';
import type { AppliedChange } from './apply-changes.ts';
import { updateRow } from './database.ts';
import { insertMany } from './insert-many.ts';
import type { Transaction } from './transaction.ts';

export type ChangeSetHead = Omit<ChangeSet, 'v' | 'id' | 'at' | 'changes'>;

export interface RecordedChangeSet {
  id: string;
  /** When it was written: what follows from it has the same moment. */
  at: string;
  entry: EntryBody;
  events: ProjectEventBody[];
}

/** Writes the change-set row, and says what goes on the ledger and to the readers. */
export async function writeChangeSet(
  transaction: Transaction,
  head: ChangeSetHead,
  applied: readonly AppliedChange[],
): Promise<RecordedChangeSet> {
  const id = randomUUID();
  const changes = applied.map((one) => one.change);
  const set: ChangeSet = { v: 1, id, at: new Date().toISOString(), ...head, changes };
  const content = canonicalize(set);
  const hash = contentHash(content);
  await insertMany(transaction, 'change-sets', [
    {
      id,
      project: head.project,
      session: head.session,
      turnNumber: head.turn,
      origin: head.origin,
      reverts: head.reverts,
      hash,
      content,
    },
  ]);
  if (changes.some(({ kind }) => isOfTheFilm(kind))) {
    const { by, at } = madeBy(set);
    await updateRow(transaction, 'projects', head.project, { lastAuthor: by, lastChangedAt: at });
  }
  const count = (op: string) => changes.filter((change) => change.op === op).length;
  const counts = { created: count('create'), updated: count('update'), deleted: count('delete') };
  return {
    id,
    at: set.at,
    entry: {
      type: 'CHANGE_SET',
      change_set: id,
      object: hash,
      counts,
      ...(head.replays ? { replay_of: head.replays.entry } : {}),
    },
    events: applied.map((one) => entityChanged(one, set)),
  };
}

/** An entry with its own id and moment, ready for a stream. */
export function createDraft(body: EntryBody, actor: Actor, at = new Date().toISOString()): LedgerDraft {
  return { ...body, id: randomUUID(), at, actor };
}

/** Who changed the film and when: of a production that is rebuilt, whoever did so then. */
function madeBy({ replays, actor, at }: ChangeSet): { by: string; at: string } {
  return replays ? { by: replays.actor.id, at: replays.at } : { by: actor.id, at };
}

function entityChanged({ change, record }: AppliedChange, set: ChangeSet): ProjectEventBody {
  const op = change.op === 'create' ? 'created' : change.op === 'update' ? 'updated' : 'deleted';
  return {
    type: 'entityChanged',
    kind: change.kind,
    id: change.id,
    op,
    record,
    changeSetId: set.id,
    made: madeBy(set),
  };
}
