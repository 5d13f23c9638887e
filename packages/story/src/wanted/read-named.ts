import type { ActRecord } from '@greenlight/schema';
import { findNumbers } from '../alignment/number-words.ts';
import { type Named, resolveCharacter, resolveLocation } from '../names/resolve-name.ts';
import {
  type AnswerManner,
  countWords,
  isOwnStatement,
  none,
  reading,
  valuesOf,
  type WantedReading,
} from './answer-manner.ts';
import { isNonAnswer } from './non-answers.ts';
import { wholeOf } from './read-option.ts';
import { readPerson } from './read-person.ts';

/** Whom and what a film has by name. */
export interface NamedThings {
  characters: readonly Named[];
  locations: readonly Named[];
  acts: readonly Pick<ActRecord, 'id' | 'number'>[];
}

const placeLead =
  /^\s*(?:(?:it['’]?s|it is|it plays|it happens|set|somewhere)\s+)*(?:in|at|on|inside|outside|near|by|under|behind)?\s*(?=\S)/i;

/** Where something plays: a place by its name, or words that name one: "in the church", "Baker Street". */
export function readPlaceAnswer(field: string, text: string, manner: AnswerManner, known: NamedThings): WantedReading {
  if (isOwnStatement(manner) || isNonAnswer(text)) return none;
  const { stance, isNamed, isExpected } = manner;
  const start = placeLead.exec(text)?.[0].length ?? 0;
  const said = text.slice(start).replace(/[\s.!,;]+$/, '');
  const words = countWords(said);
  if (words === 0) return none;
  const isKnown = resolveLocation(said, known.locations).outcome === 'match';
  if (resolveCharacter(said, known.characters).outcome === 'match' && !isKnown) return none;
  if (!isKnown && !isNamed) {
    if (stance.kind === 'chatter' || words > 6) return stance.kind === 'telling' ? reading : none;
    const isNamedPlace =
      /^\p{Lu}/u.test(said) ||
      /^(?:an?|the|his|her|their)\s/i.test(said) ||
      /^\s*(?:in|at|on|inside|outside|near)\s/i.test(text);
    if (/[,;:]|\b(?:is|was|are|goes|meets?|with|and then)\b/i.test(said) || (!isExpected && !isNamedPlace)) return none;
  }
  return words <= 10 ? valuesOf(field, { value: said, span: [start, start + said.length] }) : reading;
}

/** Who is in a scene. Names of the story alone: somebody new is named first. */
export function readPeopleAnswer(field: string, text: string, manner: AnswerManner, known: NamedThings): WantedReading {
  if (isOwnStatement(manner) || isNonAnswer(text)) return none;
  const said = text.trim().replace(/[.!]+$/, '');
  if (/^(?:everyone|everybody|all|all of (?:them|us)|the whole cast|they all)$/i.test(said))
    return valuesOf(field, { value: known.characters.map(({ id }) => id), span: wholeOf(text) });
  const names = said
    .replace(/^(?:just|only|with|it['’]?s|both)\s+/i, '')
    .split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+with\s+/i)
    .filter(Boolean);
  const found = names.map((name) => ({ name, found: resolveCharacter(name, known.characters) }));
  const ids = found.flatMap(({ found: each }) => (each.outcome === 'match' ? [each.record.id] : []));
  if (names.length > 0 && ids.length === names.length)
    return valuesOf(field, { value: [...new Set(ids)], span: wholeOf(text) });
  const stranger = found.find(({ found: each }) => each.outcome !== 'match')?.name ?? '';
  const isName = /^\p{Lu}/u.test(stranger) && countWords(stranger) <= 4;
  if (isName && (manner.isNamed || (manner.isExpected && (ids.length > 0 || names.length === 1)))) {
    return {
      type: 'unfit',
      why: `${stranger} is no character yet. Say who that is first, or name somebody of the story.`,
    };
  }
  return manner.stance.kind === 'telling' && !manner.isNamed ? reading : none;
}

/** Which act: "act 2", "the second", "2". */
export function readActAnswer(field: string, text: string, manner: AnswerManner, known: NamedThings): WantedReading {
  if (isOwnStatement(manner) || countWords(text) > 5) return none;
  const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
  const ordinal = ordinals.findIndex((word) => new RegExp(`\\b${word}\\b`, 'i').test(text)) + 1;
  const number = ordinal || findNumbers(text)[0]?.value;
  const act = known.acts.find((each) => each.number === number);
  return act ? valuesOf(field, { value: act.id, span: wholeOf(text) }) : none;
}

/** Somebody new, in a name or a name and what she is. */
export function readNewPerson(text: string, manner: AnswerManner, known: NamedThings): WantedReading {
  if (isOwnStatement(manner) || isNonAnswer(text)) return none;
  const { stance, isNamed } = manner;
  const person = readPerson(text);
  const name = person?.values.find(({ field }) => field === 'name');
  const isPlausible =
    person &&
    (isNamed ||
      (person.isCapital
        ? stance.kind !== 'chatter' && (stance.kind === 'telling' || /\s/.test(String(name?.value)))
        : stance.kind === 'telling'));
  if (person && name && isPlausible) {
    const there = resolveCharacter(String(name.value), known.characters);
    const isPlace = resolveLocation(String(name.value), known.locations).outcome === 'match';
    if (there.outcome !== 'none' && person.values.length === 1)
      return {
        type: 'unfit',
        why: `${there.outcome === 'match' ? there.record.name : name.value} is in the story already.`,
      };
    // "Mara, 41, is a lighthouse keeper" tells more than a name and what she is.
    const isTold = stance.kind === 'telling' && person.values.some(({ field }) => field === 'description');
    return there.outcome !== 'none' || isPlace || isTold ? reading : { type: 'values', values: person.values };
  }
  const isNameless = /^\s*(?:an?|her|his|their|the) \p{Ll}[\p{L}' -]*[.!]?\s*$/u.test(text) && countWords(text) <= 6;
  if (isNameless && stance.kind !== 'chatter' && stance.names.length === 0 && (isNamed || manner.isExpected))
    return { type: 'unfit', why: 'What is the name? Say it with it, as in “Viktor, a bodyguard”.' };
  return stance.kind === 'telling' || isNamed ? reading : none;
}
