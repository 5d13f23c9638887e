import { randomUUID } from 'node:crypto';
import { type ChatSession, createTurnEntries, type HandlerInput, type TurnEffects } from '@greenlight/chat';
import { GATES_STREAM } from '@greenlight/gates';
import type { Change, EntryBody, LedgerEntry, ProjectEvent, WorkflowState } from '@greenlight/schema';
import type { SignedInUser } from '../src/access/membership.ts';
import { DatabaseSessionStore } from '../src/sessions/session-store.ts';
import { findRow, findRows } from '../src/write-path/database.ts';
import { readEvents } from '../src/write-path/events.ts';
import type { TestStore } from './open-test-store.ts';

type Gate = Extract<EntryBody, { type: 'GATE' }> & LedgerEntry;

/** A film of a store, as its owner works on it. */
export class StoreFilm {
  readonly store: TestStore;
  readonly owner: SignedInUser;
  readonly project: string;

  private constructor(store: TestStore, owner: SignedInUser, project: string) {
    this.store = store;
    this.owner = owner;
    this.project = project;
  }

  static async begin(store: TestStore, owner?: SignedInUser): Promise<StoreFilm> {
    const user = owner ?? (await store.createUser());
    return new StoreFilm(store, user, await store.createProject(user));
  }

  async create(collection: string, data: object, user = this.owner): Promise<string> {
    const made = await this.store.payload.create({
      collection: collection as never,
      data: { project: this.project, ...data } as never,
      user: user as never,
      overrideAccess: false,
    });
    return String(made.id);
  }

  async change(collection: string, id: string, data: object, user = this.owner): Promise<void> {
    await this.store.payload.update({
      collection: collection as never,
      id,
      data: data as never,
      user: user as never,
      overrideAccess: false,
    });
  }

  changeFilm(data: object, user = this.owner): Promise<void> {
    return this.change('projects', this.project, data, user);
  }

  async remove(collection: string, id: string): Promise<void> {
    const user = this.owner as never;
    await this.store.payload.delete({ collection: collection as never, id, user, overrideAccess: false });
  }

  /** Genre and logline: the first step complete. */
  async conceive(): Promise<void> {
    await this.changeFilm({
      genre: 'Mystery',
      logline: 'A retired singer outwits the detective who was sent for her.',
    });
  }

  /** A protagonist and an antagonist, each with an occupation: character development complete. */
  async cast(): Promise<[string, string]> {
    const irene = await this.create('characters', { name: 'Irene', occupation: 'Singer', role: 'protagonist' });
    const wilhelm = await this.create('characters', { name: 'Wilhelm', occupation: 'King', role: 'antagonist' });
    return [irene, wilhelm];
  }

  /** Three acts, each with a summary: story structure complete. */
  async divide(): Promise<string[]> {
    const acts: string[] = [];
    for (const number of [1, 2, 3])
      acts.push(await this.create('acts', { number, summary: `What happens in act ${number}, at some length.` }));
    return acts;
  }

  /** A scene for each act, with all that the breakdown asks for. */
  async breakDown(acts: readonly string[], cast: readonly string[]): Promise<string[]> {
    const location = await this.create('locations', { name: `Lodge ${randomUUID()}` });
    const scenes: string[] = [];
    for (const [index, act] of acts.entries()) {
      const scene = {
        number: index + 1,
        act,
        location,
        timeOfDay: 'night',
        summary: 'They meet.',
        characters: [...cast],
      };
      scenes.push(await this.create('scenes', scene));
    }
    return scenes;
  }

  talk(user = this.owner): Promise<ChatSession> {
    return new DatabaseSessionStore(this.store.payload).create({
      actor: { kind: 'user', id: user.id },
      project: this.project,
    });
  }

  /** One turn of a conversation that wants this changed, committed as the chat commits it. */
  async turn(session: ChatSession, effects: Partial<TurnEffects>, user = this.owner, entries: EntryBody[] = []) {
    const { turnNumber } = await session.view();
    const classification = { type: 'general' as const, confidence: 1, pattern: '', args: {} };
    const input: HandlerInput = { query: 'On with it.', classification, messageId: randomUUID() };
    const result = {
      response: 'Done.',
      reads: [],
      writes: [],
      entries,
      effects: { origin: 'chat' as const, changes: [], ...effects },
    };
    const facts = { turnNumber, input, handler: 'general', result, durationMs: 1 };
    const actor = { kind: 'user' as const, id: user.id };
    return session.commit({
      turnNumber,
      input,
      replyId: randomUUID(),
      result,
      actor,
      entries: createTurnEntries(facts),
    });
  }

  deletion(kind: Change['kind'], id: string): Change {
    return { op: 'delete', kind, id, before: null, after: null, sources: {} };
  }

  async row() {
    const row = await findRow(this.store, 'projects', { id: { equals: this.project } });
    return { ...row, currentStep: row?.currentStep, state: row?.workflowState as WorkflowState };
  }

  /** The steps that the row says are complete, in no order. */
  async completed(): Promise<string[]> {
    const { state } = await this.row();
    return Object.entries(state.steps).flatMap(([id, step]) => (step.completedAt === null ? [] : [id]));
  }

  async stepEvents(): Promise<Extract<ProjectEvent, { type: 'stepChanged' }>[]> {
    const events = await readEvents(this.store, this.project, 0, 10_000);
    return events.flatMap(({ event }) => (event.type === 'stepChanged' ? [event] : []));
  }

  /** What gates said of this film, oldest first. */
  async gates(): Promise<Gate[]> {
    return (await this.#entries(GATES_STREAM)).filter((entry) => entry.subject === this.project);
  }

  #entries = async (stream: string): Promise<Gate[]> => {
    const rows = await findRows(this.store, 'ledger-entries', { stream: { equals: stream } }, { sort: 'seq' });
    return rows.map((row) => JSON.parse(String(row.line)) as Gate);
  };

  ledger(stream: string): Promise<LedgerEntry[]> {
    return this.#entries(stream);
  }
}
