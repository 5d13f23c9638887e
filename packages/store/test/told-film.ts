import { HandlerRegistry } from '@greenlight/chat';
import type { MessageReply } from '@greenlight/schema';
import { createExtraction } from '@greenlight/story';
import type { SignedInUser } from '../src/access/membership.ts';
import { createStoryPort } from '../src/story/story-port.ts';
import { resolveChoice } from '../src/turns/resolve-choice.ts';
import { resolvePlace } from '../src/turns/resolve-place.ts';
import { type StoryTurn, takeTurn } from '../src/turns/take-turn.ts';
import { findRows } from '../src/write-path/database.ts';
import type { StoreFilm } from './store-film.ts';

const registry = new HandlerRegistry();
const extraction = createExtraction(null);

/** A film's conversation, as the chat holds it: with the rules, and no model. */
export class Teller {
  readonly film: StoreFilm;
  readonly user: SignedInUser;
  session: string | undefined;

  constructor(film: StoreFilm, user = film.owner) {
    this.film = film;
    this.user = user;
  }

  say(query: string): Promise<MessageReply> {
    return this.#take({ query });
  }

  async choose(choice: string): Promise<MessageReply> {
    return this.#take(await resolveChoice(this.film.store.payload, this.film.project, { choice }));
  }

  undo(turn: number): Promise<MessageReply> {
    return this.say(`Undo turn ${turn}`);
  }

  redo(turn: number): Promise<MessageReply> {
    return this.say(`Redo turn ${turn}`);
  }

  /** What turns of this conversation changed, oldest first. */
  async sets(): Promise<{ id: string; origin: string; turn: number }[]> {
    const where = { session: { equals: this.session ?? '' } };
    const rows = await findRows(this.film.store, 'change-sets', where, { sort: 'turnNumber' });
    return rows.map(({ id, origin, turnNumber }) => ({ id, origin: String(origin), turn: Number(turnNumber) }));
  }

  async #take(said: Pick<StoryTurn, 'query' | 'classification'>): Promise<MessageReply> {
    const { payload } = this.film.store;
    const place = await resolvePlace(payload, this.user, { sessionId: this.session, projectId: this.film.project });
    const story = createStoryPort({ payload, extraction, model: null });
    const reply = await takeTurn({
      payload,
      registry,
      story,
      actor: { kind: 'user', id: this.user.id },
      place,
      ...said,
    });
    this.session = reply.sessionId;
    return reply;
  }
}
