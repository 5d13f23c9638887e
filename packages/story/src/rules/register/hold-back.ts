import type { Evidence, Extraction } from '@greenlight/schema';
import type { Analysis } from '../analysis.ts';
import { type Reading, tokenAt } from '../reading.ts';
import { doubtBySentence, isOwnPlace, isSupposed } from './doubt.ts';

/** From here on it is asked about and not written; from there on it is left out. */
const ASKED = 1;
const LEFT_OUT = 2.6;
/** Just under what is written without asking. */
const MOST_ASKED = 0.55;
/** A name of which nothing is told is doubted sooner. */
const BARE = 0.4;
/** A change of somebody known, and a bond that is told, need less: they rest on records or on two names. */
const CHANGED = -2;
const BOUND = -0.8;

interface Item {
  confidence: number;
  evidence: Evidence;
}

/**
 * Keeps back what stands in words that do not speak of the story: what is doubtful is asked about before it is written, what is plainly
 * beside the story is left out.
 */
export function holdBack(analysis: Analysis, extraction: Extraction): void {
  const { characters, locations, scenes, relationships, updates } = extraction;
  const found = characters.length + locations.length + scenes.length + relationships.length + updates.length;
  if (found === 0) return;
  const { reading } = analysis;
  const doubts = doubtBySentence(analysis);
  if (doubts.every((doubt) => doubt + BARE < ASKED)) return;
  const keep = <T extends Item>(items: T[], bare: (item: T) => number = () => 0): T[] =>
    items.flatMap((item) => {
      const doubt = doubtOf(reading, doubts, item) + bare(item);
      if (doubt >= LEFT_OUT) return [];
      return [doubt >= ASKED ? { ...item, confidence: Math.min(item.confidence, MOST_ASKED) } : item];
    });
  const isNew = new Set(characters.map(({ name }) => name));
  extraction.characters = keep(characters, (each) =>
    Object.keys(each.evidence).length <= 1 &&
    !relationships.some((bond) => bond.from === each.name || bond.to === each.name)
      ? BARE
      : 0,
  );
  extraction.locations = keep(locations, (each) => (Object.keys(each.evidence).length <= 1 ? BARE : 0));
  extraction.scenes = keep(scenes, ({ evidence }) => {
    const span = evidence.location ?? evidence.title;
    const isOwn = Array.isArray(span) && isOwnPlace(reading, sentenceAt(reading, span[0]));
    return isOwn ? LEFT_OUT : 0;
  });
  extraction.relationships = keep(relationships, () => BOUND).flatMap((each) => {
    const ends = [each.from, each.to].filter((name) => isNew.has(name));
    const found = ends.map((name) => extraction.characters.find((one) => one.name === name)?.confidence);
    if (found.some((confidence) => confidence === undefined)) return [];
    return [{ ...each, confidence: Math.min(each.confidence, ...found.map((one) => one ?? 0)) }];
  });
  extraction.updates = keep(updates, (each) =>
    sentencesOf(reading, each).some((at) => isSupposed(reading, at)) ? 0 : CHANGED,
  );
}

/** Every sentence reads as beside the story: a message with nothing to write asks for nothing either. */
export function isBeside(analysis: Analysis): boolean {
  const isOrder = analysis.reading.acts.some(({ kind }) => /^(?:create|update|bulk)$/.test(kind));
  return !isOrder && doubtBySentence(analysis).every((doubt) => doubt >= BESIDE);
}

const BESIDE = 0.8;

/** The doubt of the sentence that tells most plainly of it. */
function doubtOf(reading: Reading, doubts: readonly number[], item: Item): number {
  const all = sentencesOf(reading, item).map((at) => doubts[at] ?? 0);
  return all.length > 0 ? Math.min(...all) : Math.min(...doubts);
}

function sentencesOf(reading: Reading, { evidence }: Item): number[] {
  const starts = Object.values(evidence).flatMap((span) => (Array.isArray(span) ? [span[0]] : []));
  return starts.map((start) => sentenceAt(reading, start));
}

function sentenceAt({ sentences, tokens }: Reading, start: number): number {
  return sentences.findIndex((sentence) => tokenAt(tokens, sentence.to - 1).end > start);
}
