import type { BulkRequest } from '@greenlight/schema';
import { foldText } from '../names/name-key.ts';
import { escapeMarkdown, listWords } from '../reply/markdown.ts';
import { findNamed, hasAny, titleOfGenre } from '../requests/choose-genre.ts';
import type { StoryGenre } from '../requests/story-genre.ts';

export interface InventionWish {
  bulk: BulkRequest;
  /** What the project says of itself. */
  genre?: string | null | undefined;
  genres: readonly StoryGenre[];
}

/** The genre to invent from, or why none was chosen, in Markdown. */
export type InventionGenre = { genre: StoryGenre } | { why: string };

/**
 * The genre that the brief names, else the project's own, else the only one there is; those that ship with the product count where
 * none was installed. Undefined where no genre has what is asked for. A choice among several is the writer's.
 */
export function chooseInventionGenre({ bulk, genre, genres }: InventionWish): InventionGenre | undefined {
  const kind = bulk.type === 'locations' ? 'place' : 'person';
  const able = bulk.type === 'scenes' ? [] : genres.filter(({ pack }) => hasAny(pack, kind));
  if (able.length === 0) return undefined;
  const named = findNamed(able, bulk.brief);
  if (named) return { genre: named };
  const unknown = readUnknownGenre(bulk.brief);
  if (unknown !== undefined) return { why: explain(`I have no genre pack for “${unknown}”.`, bulk, able) };
  const installed = able.filter(({ isInstalled }) => isInstalled);
  const open = installed.length > 0 ? installed : able;
  const chosen = (genre ? findNamed(able, genre) : undefined) ?? (open.length === 1 ? open[0] : undefined);
  return chosen ? { genre: chosen } : { why: explain('For which genre?', bulk, able) };
}

function explain(problem: string, { type, count }: BulkRequest, able: readonly StoryGenre[]): string {
  const titles = able.map(titleOfGenre);
  const example = (titles[0] ?? '').toLowerCase();
  const things = count === 1 ? type.slice(0, -1) : type;
  const article = /^[aeiou]/.test(example) ? 'an' : 'a';
  const there = listWords(titles.map(escapeMarkdown));
  return `${escapeMarkdown(problem)} I can invent from ${there}: say “create ${count} ${things} for ${article} ${escapeMarkdown(example)}”, or name them yourself. Nothing was created.`;
}

const genreWord =
  /\b(westerns?|(?:romantic |black |dark )?comed(?:y|ies)|rom ?coms?|romances?|dramas?|(?:film )?noirs?|sci ?fi|science fiction|fantasy|horror|mystery|mysteries|whodunn?its?|musicals?|adventures?|superhero(?:es)?|documentar(?:y|ies)|thrillers?|heists?|gothic|slashers?|zombies?|cyberpunk|steampunk|dystopian?|biopics?|fairy tales?|satires?|traged(?:y|ies)|melodramas?)\b/;
const beforeForm = /\b([\p{L}\p{N}]+) (?:movie|film|story|tale|series|show|novel)\b/u;
const noGenre =
  /^(a|an|the|my|our|this|that|new|next|first|second|short|feature|long|student|indie|independent|animated|tv|television|big|small|good|great|better|little|whole|main|same)$/;

/** The genre that a brief asks for in plain words, when no pack has it. */
function readUnknownGenre(brief: string): string | undefined {
  const said = foldText(brief);
  const word = genreWord.exec(said)?.[1];
  if (word !== undefined) return word;
  const form = beforeForm.exec(said)?.[1];
  return form === undefined || noGenre.test(form) ? undefined : form;
}
