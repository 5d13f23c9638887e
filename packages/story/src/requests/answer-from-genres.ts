import type { StorySnapshot, WishKind } from '@greenlight/schema';
import { escapeMarkdown, listWords } from '../reply/markdown.ts';
import { chooseGenre, titleOfGenre } from './choose-genre.ts';
import { readWish } from './read-wish.ts';
import { renderIdeas } from './render-ideas.ts';
import type { StoryGenre } from './story-genre.ts';

export interface GenreInput {
  message: string;
  snapshot: StorySnapshot;
  genres: readonly StoryGenre[];
  /** The number of the turn: the next one is answered with others. */
  turn: number;
}

export interface GenreAnswer {
  /** Markdown. */
  response: string;
  /** What it came from. */
  genre: StoryGenre;
}

const nouns: Record<WishKind, [one: string, many: string]> = {
  ending: ['An ending', 'endings'],
  complication: ['A complication', 'complications'],
  beat: ['What could happen', 'things that could happen'],
  title: ['A title', 'titles'],
  logline: ['A logline', 'loglines'],
  place: ['A place', 'places'],
  name: ['A name', 'names'],
  person: ['A character', 'characters'],
  secret: ['A secret', 'secrets'],
  flaw: ['A flaw', 'flaws'],
  want: ['A wish', 'wishes'],
};

const MODEL_HINT =
  'They do not know your story beyond its names: for that set a language model (`LLM_BASE_URL`, `LLM_MODEL`, and `LLM_API_KEY` if it wants one).';

/** Ideas from genre packs, for a wish that they can serve; undefined when they cannot. Writes nothing, and asks no model. */
export function answerFromGenres({ message, snapshot, genres, turn }: GenreInput): GenreAnswer | undefined {
  const wish = readWish(message);
  if (!wish) return undefined;
  const { kind } = wish;
  const choice = chooseGenre({ kind, message, genre: snapshot.project.genre, genres, turn });
  if (!choice) return undefined;
  const { genre, others } = choice;
  const ideas = renderIdeas({ wish, message, pack: genre.pack, snapshot, turn });
  if (ideas.length === 0) return undefined;
  const response = [introduce(kind, ideas.length), list(ideas), explain(genre, others)].join('\n\n');
  return { response, genre };
}

function introduce(kind: WishKind, count: number): string {
  const [one, many] = nouns[kind];
  return count === 1 ? `${one}:` : `${count} ${many}:`;
}

function list(ideas: readonly string[]): string {
  return ideas.length === 1 ? (ideas[0] ?? '') : ideas.map((idea, index) => `${index + 1}. ${idea}`).join('\n');
}

function explain(genre: StoryGenre, others: readonly StoryGenre[]): string {
  const where = `From the genre pack ${escapeMarkdown(titleOfGenre(genre))} (\`${genre.from}\`); nothing was written.`;
  const titles = others.map((other) => escapeMarkdown(titleOfGenre(other)));
  const more = titles.length > 0 ? [`Name another for its ideas: ${listWords(titles, 'or')}.`] : [];
  return [where, ...more, MODEL_HINT].join(' ');
}
