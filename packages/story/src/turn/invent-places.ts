import type { GenrePlace } from '@greenlight/schema';
import { createRandom } from '../genre/random.ts';
import type { Invented, Invention } from './invent-cast.ts';
import { readSetting, sayPlace } from './read-cast-brief.ts';
import type { TurnWork } from './turn-work.ts';

/** Takes places of a genre into the draft, those of the setting that the order names where there are enough. None that the story has. */
export function inventPlaces(work: TurnWork, { genre, count, order, seed }: Invention): Invented {
  const manner = { message: seed, isConfirmed: false, isCorrection: false };
  const free = genre.pack.places.filter(({ name }) => work.resolveLocation(name, manner).outcome === 'none');
  const setting = readSetting(
    order,
    free.map((place) => place.setting),
  );
  const local = free.filter((place) => place.setting === setting);
  const isLocal = setting !== undefined && local.length >= count;
  const chosen = createRandom(seed)
    .shuffle(isLocal ? local : free)
    .slice(0, count);
  const kept = chosen.filter((place) => keepPlace(work, place));
  return { count: kept.length, heard: isLocal ? [`in ${sayPlace(setting)}`] : [] };
}

function keepPlace(work: TurnWork, { name, kind, description }: GenrePlace): boolean {
  return work.keep(work.draft.create('location', { name, kind, description }, work.implied), name) !== undefined;
}
