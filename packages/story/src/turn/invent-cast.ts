import { type CastMember, createCast } from '../genre/create-cast.ts';
import type { StoryGenre } from '../requests/story-genre.ts';
import { readCastBrief } from './read-cast-brief.ts';
import type { TurnWork } from './turn-work.ts';

/** What is invented, and from what. */
export interface Invention {
  genre: StoryGenre;
  count: number;
  /** The words that ask for it. */
  order: string;
  /** The same seed, the same people and places. */
  seed: string;
}

/** What came of it: how many, and what of the order was heeded beyond its genre. */
export interface Invented {
  count: number;
  heard: string[];
}

/** Takes people of a genre into the draft, and what is between them. Nobody gets a name that the project has. */
export function inventCast(work: TurnWork, { genre, count, order, seed }: Invention): Invented {
  const { brief, heard } = readCastBrief(order, genre.pack);
  const cast = createCast({ pack: genre.pack, count, seed, brief, taken: takenNames(work) });
  const ids = new Map<string, string>();
  for (const member of cast.members) {
    const made = work.draft.create('character', toFields(member), work.implied);
    if (work.keep(made, member.name) && made.ok) ids.set(member.name, made.id);
  }
  for (const { from, to, type, description } of cast.relationships) {
    const [one, other] = [ids.get(from), ids.get(to)];
    if (one && other)
      work.keep(work.draft.create('relationship', { from: one, to: other, type, description }, work.implied));
  }
  return { count: ids.size, heard };
}

/** Names of people in the story, and of those the writer was asked about. */
function takenNames(work: TurnWork): string[] {
  const people = work.draft.list('character').flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
  return [...people, ...work.proposals.flatMap(({ part }) => part.characters.map(({ name }) => name))];
}

function toFields({
  name,
  given,
  age,
  occupation,
  role,
  description,
  traits,
  want,
  flaw,
}: CastMember): Record<string, unknown> {
  const more = [want ? sentence(`${given} wants ${want}`) : '', flaw ? sentence(`${given} ${flaw}`) : ''];
  const fields = { name, age, occupation, role, description: [description, ...more].filter(Boolean).join(' ') };
  return traits.length > 0 ? { ...fields, traits } : fields;
}

function sentence(text: string): string {
  return /[.!?]["”’)]*$/.test(text) ? text : `${text}.`;
}
