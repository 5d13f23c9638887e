import {
  type Change,
  type ChangeSet,
  changeSet,
  collectionOf,
  type GreenlightError,
  type RecordKind,
  recordKind,
  referencesOf,
} from '@greenlight/schema';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import { StoreFilm } from '../../test/store-film.ts';
import { Teller } from '../../test/told-film.ts';
import { findRow, findRows } from '../write-path/database.ts';
import { fieldNames, readSnapshot } from '../write-path/record-rows.ts';
import { reverseChange } from './reverse-change.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store[Symbol.asyncDispose]());

type Fields = Record<string, unknown>;
/** Every record by its kind and id: its fields, empty ones left out, where they came from, and how it came to be. */
type State = Map<string, { kind: RecordKind; id: string; fields: Fields; sources: Fields; createdVia: string }>;

async function stateOf({ project }: StoreFilm): Promise<State> {
  const snapshot = await readSnapshot(store, project);
  const state: State = new Map();
  for (const kind of recordKind.options) {
    for (const record of snapshot[collectionOf[kind]]) {
      const { id, sources, createdVia } = record;
      const fields = filled(Object.fromEntries(fieldNames[kind].map((name) => [name, Reflect.get(record, name)])));
      state.set(`${kind} ${id}`, { kind, id, fields, sources, createdVia });
    }
  }
  return state;
}

/** Without what is empty: a list of nothing is nothing. */
function filled(fields: Fields): Fields {
  const isEmpty = (value: unknown) =>
    value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The state with exactly this change set taken back, each field by itself; or the records and fields that later work has made its own. */
function takenBack(state: State, set: ChangeSet): { state: State; later: string[] } {
  const next: State = new Map(state);
  const later: string[] = [];
  for (const change of set.changes.toReversed()) {
    const key = `${change.kind} ${change.id}`;
    const there = next.get(key);
    if (change.op === 'delete') {
      if (there) later.push(`${key} is there`);
      const record = restored(change);
      if (isTaken(next, record)) later.push(`another ${key} was made`);
      next.set(key, record);
    } else if (!there) later.push(`${key} is gone`);
    else if (change.op === 'create') {
      if (!same(sortedKeys(there.fields), sortedKeys(filled(change.after ?? {})))) later.push(`${key} was changed`);
      next.delete(key);
    } else {
      for (const [field, value] of Object.entries(change.after ?? {})) {
        if (!same(filled({ field: there.fields[field] }), filled({ field: value })))
          later.push(`${field} of ${key} was changed`);
      }
      next.set(key, { ...there, ...back(there, change) });
    }
  }
  for (const { kind, id, fields } of next.values()) {
    for (const { field, to } of referencesOf[kind]) {
      for (const other of [fields[field] ?? []].flat()) {
        if (!next.has(`${to} ${String(other)}`)) later.push(`${field} of ${kind} ${id} points at nothing`);
      }
    }
  }
  return { state: next, later };
}

/** Whether its name, its number or its tie is another's now: the chat keeps one of each, what was written by hand may be there twice. */
function isTaken(state: State, { kind, id, fields, createdVia }: ReturnType<typeof restored>): boolean {
  const keyOf = (of: Fields): unknown => {
    if (kind === 'character' || kind === 'location') return of.name;
    if (kind === 'scene' || kind === 'act') return of.number;
    return kind === 'relationship' ? [of.type, [of.from, of.to].sort()] : undefined;
  };
  const key = keyOf(fields);
  if (key === undefined || (createdVia === 'manual' && kind !== 'act')) return false;
  return [...state.values()].some((one) => one.kind === kind && one.id !== id && same(keyOf(one.fields), key));
}

function restored({ kind, id, before, sources, createdVia = 'chat' }: Change) {
  const names = fieldNames[kind as RecordKind];
  const fields = filled(Object.fromEntries(names.map((name) => [name, before?.[name]])));
  return { kind: kind as RecordKind, id, fields, sources, createdVia };
}

function back(there: { fields: Fields; sources: Fields }, { before, after, sourcesBefore = {} }: Change) {
  const changed = Object.keys(after ?? {});
  const others = Object.entries(there.sources).filter(([field]) => !changed.includes(field));
  return {
    fields: filled({ ...there.fields, ...Object.fromEntries(changed.map((name) => [name, before?.[name]])) }),
    sources: { ...Object.fromEntries(others), ...sourcesBefore },
  };
}

function sortedKeys(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function plain(state: State): object {
  return Object.fromEntries(
    [...state]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { fields, sources, createdVia }]) => [key, { fields, sources, createdVia }]),
  );
}

const people = ['Sarah', 'Tom Baker', 'Viktor'];
const tellings: ((a: string, b: string, n: number) => string)[] = [
  (a, _, n) => `Create a character named ${a}, ${20 + n}, journalist`,
  (a, _, n) => `${a} is ${40 + n}`,
  (a, b) => `${a} and ${b} are old friends.`,
  (a) => `${a} is a detective`,
  (a, b, n) => `INT. HARBOUR ${n % 2 ? 'BAR' : 'OFFICE'} - NIGHT\n${a} meets ${b}.`,
  (a, _, n) => `rename ${a} to ${a.split(' ')[0]} ${n % 2 ? 'Finch' : 'Voss'}`,
  (a) => `delete ${a}`,
  () => 'There is a bar called The Drowned Bell.',
  (a, b, n) => `Create a character named ${b}, ${50 + n}, smuggler. ${a} and ${b} are enemies.`,
];

type Action = { what: 'tell' | 'edit' | 'undo' | 'redo' | 'undo edit'; a: number; b: number; n: number };

const action: fc.Arbitrary<Action> = fc.record({
  what: fc.constantFrom<Action['what']>('tell', 'tell', 'tell', 'edit', 'undo', 'undo', 'redo', 'undo edit'),
  a: fc.nat({ max: 1000 }),
  b: fc.nat({ max: 1000 }),
  n: fc.nat({ max: 1000 }),
});

const NOTHING = 'There is nothing of that turn';

class Run {
  readonly film: StoreFilm;
  readonly teller: Teller;
  readonly said: string[] = [];
  undone = 0;
  refused = 0;
  #last: number | null = null;

  constructor(film: StoreFilm) {
    this.film = film;
    this.teller = new Teller(film);
  }

  async act({ what, a, b, n }: Action): Promise<void> {
    if (what === 'tell')
      return this.#tell(tellings[a % tellings.length]?.(pick(people, b), pick(people, b + n + 1), n % 9) ?? '');
    if (what === 'edit') return this.#edit(a, n);
    if (what === 'undo edit') return this.#undoEdit(a);
    const turns = await this.#turns();
    const turn = what === 'redo' ? (this.#last ?? undefined) : turns[a % Math.max(1, turns.length)];
    if (turn !== undefined) await this.#undo(turn);
  }

  async #tell(words: string): Promise<void> {
    this.said.push(words);
    await this.teller.say(words);
    if (words.startsWith('delete')) await this.teller.say('yes');
  }

  async #edit(a: number, n: number): Promise<void> {
    const records = [...(await stateOf(this.film)).values()];
    const record = records[a % Math.max(1, records.length)];
    this.said.push(`edit ${record?.kind} ${record?.id} ${n % 4}`);
    if (!record || n % 4 === 0) await this.film.create('characters', { name: `Extra ${n % 5}` }).catch(isRefusal);
    else if (n % 4 === 1) await this.film.remove(collectionOf[record.kind], record.id);
    else await this.film.change(collectionOf[record.kind], record.id, edits(record.kind, n)).catch(isRefusal);
  }

  async #turns(): Promise<number[]> {
    const rows = await this.teller.sets();
    return rows.filter(({ origin }) => origin === 'chat').map(({ turn }) => Number(turn));
  }

  async #undo(turn: number): Promise<void> {
    const set = await this.#setOf(turn);
    const isUndone = await this.#reverse(set, `turn ${turn}`, async (direction) => {
      const reply = await this.teller[direction](turn);
      return reply.errors.length > 0 || reply.response.startsWith(NOTHING) ? reply.response : null;
    });
    if (isUndone) this.#last = turn;
  }

  /** The same of what was edited by hand, by its id. */
  async #undoEdit(at: number): Promise<void> {
    const where = { project: { equals: this.film.project }, origin: { equals: 'manual' } };
    const rows = await findRows(store, 'change-sets', where);
    const row = rows[at % Math.max(1, rows.length)];
    if (!row) return;
    const set = changeSet.parse(JSON.parse(String(row.content)));
    const actor = { kind: 'user' as const, id: this.film.owner.id };
    await this.#reverse(set, `edit ${rows.indexOf(row)}`, async (direction) => {
      const order = { project: this.film.project, changeSetId: row.id, direction, actor };
      const refusal = await reverseChange(store.payload, order).then(
        () => null,
        (error: GreenlightError) => error,
      );
      if (refusal && refusal.code !== 'CONFLICT') throw refusal;
      return refusal?.message.replace('That change is taken back already.', NOTHING) ?? null;
    });
  }

  /** Takes a change set back, and brings it back at once; every second time it stays back. Answers whether it did. */
  async #reverse(
    set: ChangeSet,
    name: string,
    turnIt: (direction: 'undo' | 'redo') => Promise<string | null>,
  ): Promise<boolean> {
    const before = await stateOf(this.film);
    const expected = takenBack(before, set);
    this.said.push(`undo ${name}`);
    const refusal = await turnIt('undo');
    const told = `${this.said.join('\n')}\n${refusal}`;
    const after = plain(await stateOf(this.film));
    if (refusal !== null) {
      expect(after, told).toEqual(plain(before));
      if (refusal.startsWith(NOTHING)) return false;
      this.refused += 1;
      expect(expected.later, told).not.toEqual([]);
      expect(refusal).toMatch(/changed later|deleted later|rests on|in the story already|in the meantime/);
      return false;
    }
    expect(expected.later, told).toEqual([]);
    expect(after, told).toEqual(plain(expected.state));
    this.undone += 1;
    expect(await turnIt('redo'), told).toBeNull();
    expect(plain(await stateOf(this.film)), told).toEqual(plain(before));
    if (this.undone % 2 === 0) return false;
    await turnIt('undo');
    expect(plain(await stateOf(this.film)), told).toEqual(plain(expected.state));
    return true;
  }

  async #setOf(turn: number): Promise<ChangeSet> {
    const where = {
      session: { equals: this.teller.session },
      turnNumber: { equals: turn },
      origin: { equals: 'chat' },
    };
    const row = await findRow(store, 'change-sets', where);
    return changeSet.parse(JSON.parse(String(row?.content)));
  }
}

function edits(kind: RecordKind, n: number): object {
  switch (kind) {
    case 'character':
      return n % 4 === 2 ? { age: 60 + (n % 7) } : { description: `Edited ${n % 3}.` };
    case 'scene':
      return n % 4 === 2 ? { summary: `Edited ${n % 3}.` } : { characters: [] };
    default:
      return { description: `Edited ${n % 3}.` };
  }
}

/** How often, and with which beginning: more by the environment. */
const runs = Number(process.env.UNDO_RUNS ?? 30);

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T; // it is not empty

/** A gate, or a name that is taken: then nothing was written. */
function isRefusal(error: unknown): void {
  const { code } = error as { code?: string };
  if (code !== 'VALIDATION' && code !== 'GATE_BLOCKED') throw error;
}

test(
  'an undo of any turn, or any edit by hand, takes back just that, or names what came later; a redo brings it back as it was',
  async () => {
    let [undone, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 8, maxLength: 14 }), async (actions) => {
        const run = new Run(await StoreFilm.begin(store));
        for (const each of actions) await run.act(each);
        undone += run.undone;
        refused += run.refused;
      }),
      { numRuns: runs, seed: Number(process.env.UNDO_SEED ?? 11), endOnFailure: true },
    );
    // Both are met often enough to mean something.
    expect(undone).toBeGreaterThan(10);
    expect(refused).toBeGreaterThan(0);
  },
  60_000 + 12_000 * runs,
);
