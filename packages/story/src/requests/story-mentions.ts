import type { CharacterRecord, GenreArchetype, GenrePack, StorySnapshot } from '@greenlight/schema';
import { castRole } from '@greenlight/schema';
import type { Mention } from '../genre/fill-line.ts';
import { foldText } from '../names/name-key.ts';

/** Whom and what a genre's lines speak of, by the project's own records: {protagonist}, {driver}, {place}. */
export function storyMentions({ characters, locations }: StorySnapshot, pack: GenrePack): Record<string, Mention> {
  const mentions: Record<string, Mention> = {};
  const mention = (word: string, who: CharacterRecord | undefined) => {
    if (who) mentions[word] = { called: who.name };
  };
  for (const archetype of pack.archetypes)
    mention(
      archetype.id,
      characters.find((who) => plays(who, archetype)),
    );
  for (const role of castRole.options)
    mention(
      role,
      characters.find((who) => who.role === role),
    );
  const [place] = locations;
  if (place) mentions.place = { called: place.name };
  return mentions;
}

/** Whether somebody does what an archetype does, by their occupation. */
export function plays({ occupation }: Pick<CharacterRecord, 'occupation'>, { id, title }: GenreArchetype): boolean {
  if (!occupation) return false;
  const done = ` ${foldText(occupation)} `;
  return [id, title].some((word) => done.includes(` ${foldText(word).replace(/^the /, '')} `));
}
