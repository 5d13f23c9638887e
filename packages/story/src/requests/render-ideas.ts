import type { CharacterRecord, GenrePack, StorySnapshot } from '@greenlight/schema';
import type { CastBrief } from '../genre/cast-brief.ts';
import { createCast } from '../genre/create-cast.ts';
import { fillLine } from '../genre/fill-line.ts';
import { foldText } from '../names/name-key.ts';
import { escapeMarkdown } from '../reply/markdown.ts';
import type { Wish } from './read-wish.ts';
import { storyMentions } from './story-mentions.ts';
import { takeByTurns } from './take-by-turns.ts';

export interface IdeaInput {
  wish: Wish;
  message: string;
  pack: GenrePack;
  snapshot: StorySnapshot;
  turn: number;
}

/** The ideas of a genre for a wish, each one line of Markdown. The same project and turn give the same. */
export function renderIdeas(input: IdeaInput): string[] {
  const { wish, pack, snapshot, turn } = input;
  const take = <T>(list: readonly T[]) => takeByTurns(list, wish.count, { seed: seedOf(input), turn });
  const mentions = storyMentions(snapshot, pack);
  const fill = (line: string) => escapeMarkdown(fillLine(line, mentions, 'protagonist'));
  const titled = ({ title, line }: { title: string; line: string }) => `**${escapeMarkdown(title)}.** ${fill(line)}`;
  switch (wish.kind) {
    case 'ending':
      return take(pack.endings).map(titled);
    case 'beat':
      return take(pack.beats).map((beat) => [titled(beat), ...(beat.turn ? [fill(beat.turn)] : [])].join(' '));
    case 'complication':
      return take(pack.complications).map(fill);
    case 'logline':
      return take(pack.loglines).map(fill);
    case 'title':
      return take(pack.titles).map(escapeMarkdown);
    case 'place':
      return take(freePlaces(pack, snapshot)).map(
        ({ name, kind, description }) =>
          `**${escapeMarkdown(name)}** (${escapeMarkdown(kind)}): ${escapeMarkdown(description)}`,
      );
    case 'name':
    case 'person':
      return renderPeople(input);
    default:
      return take(linesAbout(input)).map((line) => sayOf(whoIsMeant(input), wish.kind, line));
  }
}

function seedOf({ wish, pack, snapshot }: IdeaInput): string {
  return [snapshot.project.id, pack.genre, wish.kind].join('/');
}

function freePlaces({ places }: GenrePack, { locations }: StorySnapshot) {
  const taken = new Set(locations.map(({ name }) => foldText(name)));
  return places.filter(({ name }) => !taken.has(foldText(name)));
}

function renderPeople(input: IdeaInput): string[] {
  const { wish, pack, snapshot, turn } = input;
  const taken = snapshot.characters.map(({ name }) => name);
  const seed = `${seedOf(input)}/${turn}`;
  const { members } = createCast({ pack, count: wish.count, seed, brief: briefOf(input), taken });
  const titleOf = (culture: string) => pack.names.find((names) => names.culture === culture)?.title;
  return members.map(({ name, age, occupation, description, culture, want }) => {
    const called = `**${escapeMarkdown(name)}**`;
    const title = titleOf(culture);
    if (wish.kind === 'name') return title ? `${called} (${escapeMarkdown(title)})` : called;
    const wants = want ? ` Wants ${escapeMarkdown(want)}` : '';
    return `${called}, ${age}, ${escapeMarkdown(occupation)}. ${escapeMarkdown(description)}${wants}`;
  });
}

/** What the message says of whom it wants: an archetype, a role, a culture. */
function briefOf({ message, pack }: IdeaInput): CastBrief {
  const said = ` ${foldText(message)} `;
  const isSaid = (word: string) => said.includes(` ${foldText(word).replace(/^the /, '')} `);
  const archetypes = pack.archetypes.filter(({ id, title }) => isSaid(id) || isSaid(title)).map(({ id }) => id);
  const cultures = pack.names
    .filter(({ culture, title }) => isSaid(culture) || (title && isSaid(title)))
    .map(({ culture }) => culture);
  const isVillain = /\b(villain|antagonist|enemy)/.test(said);
  const isHero = /\b(hero|protagonist|lead)/.test(said);
  return {
    ...(archetypes.length > 0 ? { archetypes } : {}),
    ...(cultures.length > 0 ? { cultures } : {}),
    ...(isVillain ? { roles: ['antagonist'] } : isHero ? { roles: ['protagonist'] } : {}),
  };
}

function linesAbout(input: IdeaInput): string[] {
  const { wish, pack } = input;
  const wanted = briefOf(input).archetypes;
  const open = wanted ? pack.archetypes.filter(({ id }) => wanted.includes(id)) : pack.archetypes;
  const list = ({ wants, flaws, secrets }: GenrePack['archetypes'][number]) =>
    (wish.kind === 'want' ? wants : wish.kind === 'flaw' ? flaws : secrets) ?? [];
  const lines = open.flatMap(list);
  return lines.length > 0 ? lines : pack.archetypes.flatMap(list);
}

/** Whom the message names, else the protagonist. */
function whoIsMeant({ message, snapshot }: IdeaInput): CharacterRecord | undefined {
  const said = ` ${foldText(message)} `;
  const named = snapshot.characters.find(({ name }) =>
    foldText(name)
      .split(' ')
      .some((word) => word.length > 2 && said.includes(` ${word} `)),
  );
  return named ?? snapshot.characters.find(({ role }) => role === 'protagonist');
}

function sayOf(who: CharacterRecord | undefined, kind: Wish['kind'], line: string): string {
  const called = who?.name ?? 'Somebody';
  return escapeMarkdown(`${called} ${kind === 'want' ? 'wants ' : ''}${fillLine(line, { given: { called } })}`);
}
