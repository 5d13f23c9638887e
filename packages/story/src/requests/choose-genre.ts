import type { GenrePack, WishKind } from '@greenlight/schema';
import { foldText } from '../names/name-key.ts';
import type { StoryGenre } from './story-genre.ts';

/** The genre that answers, and the others that could have. */
export interface GenreChoice {
  genre: StoryGenre;
  others: StoryGenre[];
}

export interface GenreWish {
  kind: WishKind;
  message: string;
  /** What the project says of itself. */
  genre?: string | null | undefined;
  genres: readonly StoryGenre[];
  /** Chooses among equals: the same number, the same genre. */
  turn: number;
}

/**
 * The genre to take ideas from: the one that is named, else the project's own, else an installed one (the first of the list), else
 * one that ships with the product, by turns. Undefined where none has what is wished for.
 */
export function chooseGenre({ kind, message, genre, genres, turn }: GenreWish): GenreChoice | undefined {
  const able = genres.filter(({ pack }) => hasAny(pack, kind));
  const installed = able.filter(({ isInstalled }) => isInstalled);
  const shipped = able.filter(({ isInstalled }) => !isInstalled);
  const chosen =
    findNamed(able, message) ??
    (genre ? findNamed(able, genre) : undefined) ??
    installed[0] ??
    shipped[turn % shipped.length];
  if (!chosen) return undefined;
  return { genre: chosen, others: able.filter(({ pack }) => pack.genre !== chosen.pack.genre) };
}

/** How people call a genre: "Country-house mystery". */
export function titleOfGenre({ pack }: StoryGenre): string {
  return pack.title ?? pack.genre.replaceAll('-', ' ');
}

/** Whether a genre has what is wished for. */
export function hasAny(pack: GenrePack, kind: WishKind): boolean {
  const { archetypes } = pack;
  switch (kind) {
    case 'ending':
      return pack.endings.length > 0;
    case 'complication':
      return pack.complications.length > 0;
    case 'beat':
      return pack.beats.length > 0;
    case 'title':
      return pack.titles.length > 0;
    case 'logline':
      return pack.loglines.length > 0;
    case 'place':
      return pack.places.length > 0;
    case 'name':
      return pack.names.length > 0;
    case 'person':
      return pack.names.length > 0 && archetypes.length > 0;
    case 'secret':
      return archetypes.some(({ secrets }) => secrets?.length);
    case 'flaw':
      return archetypes.some(({ flaws }) => flaws?.length);
    case 'want':
      return archetypes.some(({ wants }) => wants?.length);
  }
}

/** The genre that a text names: by its whole name, else by a word of it that no other genre has. */
export function findNamed(genres: readonly StoryGenre[], text: string): StoryGenre | undefined {
  const said = ` ${foldText(text)} `;
  const namesOf = (genre: StoryGenre) => [genre.pack.genre, titleOfGenre(genre)].map(foldText);
  const whole = genres.find((genre) => namesOf(genre).some((name) => said.includes(` ${name} `)));
  if (whole) return whole;
  const near = genres.filter((genre) =>
    namesOf(genre).some((name) => name.split(' ').some((word) => word.length > 3 && said.includes(` ${word} `))),
  );
  return near.length === 1 ? near[0] : undefined;
}
