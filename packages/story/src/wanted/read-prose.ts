import {
  type AnswerManner,
  countWords,
  isOwnStatement,
  none,
  reading,
  valuesOf,
  type WantedReading,
} from './answer-manner.ts';
import { isAskOfTheStudio } from './asks-of-the-studio.ts';
import { isNonAnswer } from './non-answers.ts';
import { isOfAPart } from './part-of-the-film.ts';
import { readProse } from './read-phrase.ts';

/** Fields whose answer is what happens: a telling with names in it is just that. */
const happenings: ReadonlySet<string> = new Set(['act.summary', 'scene.summary', 'beat.title', 'beat.summary']);

const leads: Readonly<Record<string, RegExp>> = {
  'act.summary': /^\s*act (?:\d{1,2}|one|two|three|four|five)\s*[:–—-]\s*(?=\S)/i,
  'project.logline': /^\s*(?:(?:the|my|our) )?logline(?: is)?\s*[:–—-]\s*/i,
  'project.audience':
    /^\s*(?:(?:the|my|our) )?(?:target )?audience(?: is)?\s*[:–—-]?\s*|^\s*(?:(?:it['’]?s|it is) )?for (?=\S)/i,
  'project.style': /^\s*(?:(?:the|my|our) )?(?:style|look|tone)(?: is)?\s*[:–—-]\s*/i,
};

const ways = /^(?:wish about|comparison|speaks of the film|adjectives)/;
const pronoun = /^\s*(?:she|he|they|it)\b/i;
const plot =
  /\b(?:must|has to|have to|tries to|try to|fights? to|sets? out|wants? to|before|until|discovers?|learns?|finds? out|forced|struggles?|only to|when|after|while|against)\b/i;

/** A text of a sentence or more. `place` is the kind and the field: `act.summary`. */
export function readProseAnswer(place: string, text: string, manner: AnswerManner, minLength = 1): WantedReading {
  if (isOwnStatement(manner)) return none;
  const lead = leads[place];
  const hasLead = lead?.test(text) ?? false;
  const read = readProse(text, lead);
  if (!read || (!hasLead && (isNonAnswer(text) || isAskOfTheStudio(text)))) return none;
  // What happens in an act is no story in a sentence or two.
  if (place === 'project.logline' && !manner.isNamed && isOfAPart(text)) return none;
  const judged = hasLead ? 'yes' : judge(place, text, manner);
  if (judged !== 'yes') return judged === 'reading' ? reading : none;
  const length = [...read.value].length;
  if (length >= minLength) return valuesOf(place.split('.')[1] ?? place, read);
  if (!manner.isNamed && !manner.isExpected && countWords(text) < 4) return none;
  const why = `Say a little more: that has ${length} ${length === 1 ? 'character' : 'characters'}, and ${minLength} or more are asked for.`;
  return { type: 'unfit', why };
}

function judge(place: string, text: string, manner: AnswerManner): 'yes' | 'no' | 'reading' {
  const { stance, isNamed, isExpected, hasFound } = manner;
  if (isNamed) return 'yes';
  if (stance.kind === 'chatter') return place === 'project.style' && ways.test(stance.pattern) ? 'yes' : 'no';
  if (stance.kind === 'fragment') return isExpected || countWords(text) >= 4 ? 'yes' : 'no';
  if (isExpected && isAboutAsked(place, text)) return 'yes';
  if (isExpected && happenings.has(place)) return isProfile(text, stance.names) ? 'reading' : 'yes';
  if (isExpected && isOfFilm(place, text, stance.names)) return 'yes';
  if (hasFound === undefined) return 'reading';
  if (!hasFound) return isExpected || stance.names.length === 0 ? 'yes' : 'no';
  const isLogline = place === 'project.logline' && plot.test(text) && countWords(text) >= 8;
  return isExpected && isLogline && !isProfile(text, stance.names) ? 'yes' : 'no';
}

/** "She has grey eyes", asked how somebody looks. */
function isAboutAsked(place: string, text: string): boolean {
  return place.endsWith('.description') && pronoun.test(text);
}

/** "Adults who like slow thrillers": whom it is for and how it looks, with no name but the word that it begins with. */
function isOfFilm(place: string, text: string, names: readonly string[]): boolean {
  if (place !== 'project.audience' && place !== 'project.style') return false;
  const isPlain = names.every((name) => text.trimStart().startsWith(name) && !/\s/.test(name));
  return isPlain && countWords(text) <= 20 && !/\b(?:is|was|has|goes|named|called)\b/i.test(text);
}

const leadIn = /^\s*(?:(?:and|but|so|then|also|oh|ok|okay|well|btw),?\s+)*/i;

/** "Irene Adler is a retired opera singer, thirty": who somebody is, and nothing that happens. */
function isProfile(text: string, names: readonly string[]): boolean {
  const said = text.replace(leadIn, '');
  const name = names.find((each) => said.toLowerCase().startsWith(each.toLowerCase()));
  return (
    name !== undefined &&
    /^(?:,| is | was |['’]s )\s*(?:an? |the |\d|\p{L}+teen\b|\p{L}+ty\b)/u.test(said.slice(name.length))
  );
}
