import { filmPeople, filmTitles } from '../lexicon/films.ts';
import { givenNameGender } from '../lexicon/given-names.ts';
import { isPersonNoun } from '../lexicon/noun-kinds.ts';
import type { Sentence, Token } from '../token.ts';

const openings =
  /^(?:like (?:in )?|kind of an? |sort of an? |bit of an? |think (?!of )|imagine |picture |as in |similar to|reminds |reminiscent|inspired |kind of like|sort of like|something like|more like|nothing like|a bit like|basically |a mix|a cross|a mixture|a blend|half |part |just like|much like|maybe like|it's like|it is like|it 's like|very |so like|somewhere between|less |more )/;
const anywhere =
  /\b(?:vibes?|feels? like|feel like|style of|vein of|spirit of|manner of|à la|a la|inspired by|homage to|reminiscent of|reminds? me|(?:makes?|made|making) (?:me|us|you) think of|tribute to|remake of|reboot of|sequel to|rip-?off|kind of (?:film|movie|feeling|thing|humou?r)|sort of (?:film|movie|feeling|thing)|mix of|cross between|mashup|mash-up|as directed by|directed by|starring|played by|could play|would play|should play|to play (?:him|her)|i imagined? (?:him|her|them|it) (?:as|like|played)|by way of)\b/;

/** True when a sentence sets the film beside others: "Blade Runner meets The Godfather", "think Tarantino", "like in Heat". */
export function isComparison(
  words: readonly string[],
  word: readonly Token[],
  tokens: readonly Token[],
  sentence: Sentence,
): boolean {
  const text = `${words.join(' ')} `;
  const opening = openings.exec(text)?.[0].trim();
  if (opening !== undefined && opensComparison(opening, words, word)) return true;
  if (word[0]?.shape === 'capital' && isFilmWord(words, 0) && filmPeople.has(words.slice(0, reachOf(words)).join(' ')))
    return true;
  if (anywhere.test(text)) return !/\b(?:named|called)\b/.test(text);
  return meetsFilm(words, word, tokens, sentence);
}

/** How many words the film maker's name at the head takes. */
function reachOf(words: readonly string[]): number {
  for (let length = 3; length >= 1; length--) if (filmPeople.has(words.slice(0, length).join(' '))) return length;
  return 0;
}

function opensComparison(opening: string, words: readonly string[], word: readonly Token[]): boolean {
  if (/^(?:imagine|picture|think)$/.test(opening)) {
    return (word[1]?.shape === 'capital' && !words.includes('named')) || words[1] === 'of' || isFilmWord(words, 1);
  }
  if (/^(?:basically|very|half|part|less|more|inspired)$/.test(opening))
    return words.some((_, at) => at > 0 && isFilmWord(words, at) && word[at]?.shape !== 'lower');
  if (/^like(?: in)?$/.test(opening))
    return (
      !words.slice(1, 4).some((each) => isPersonNoun(each) && each !== 'star') ||
      word.slice(1).some((each) => each.shape !== 'lower')
    );
  return true;
}

/** A film's title or a film maker's name begins at this word. */
export function isFilmWord(words: readonly string[], at: number): boolean {
  for (let length = 4; length >= 1; length--) {
    const text = words.slice(at, at + length).join(' ');
    if (filmPeople.has(text) || (filmTitles.has(text) && (length > 1 || text.length > 3))) return true;
  }
  return false;
}

/** "A meets B" between titles: one is a known film, or begins with an article, and nobody's given name stands there. */
function meetsFilm(
  words: readonly string[],
  word: readonly Token[],
  tokens: readonly Token[],
  sentence: Sentence,
): boolean {
  const at = words.indexOf('meets');
  if (at < 1) return false;
  const left = words.slice(0, at);
  const right = words.slice(at + 1);
  const film =
    left.some((_, index) => word[index]?.shape !== 'lower' && isFilmWord(left, index) && reaches(left, index)) ||
    (isFilmWord(right, right[0] === 'the' ? 1 : 0) && word[at + 1]?.shape !== 'lower');
  const named = [...left, ...right].some((each) => givenNameGender(each) !== undefined);
  if (film && !(named && hasTelling(right))) return true;
  if (named || tokens[sentence.from] === undefined) return false;
  return (
    word[at + 1]?.text === 'The' ||
    (left.length <= 4 &&
      left[0] === 'the' &&
      right.length <= 4 &&
      word[at + 1]?.shape === 'capital' &&
      word[1]?.shape === 'capital' &&
      !isPersonNoun(left[1] ?? ''))
  );
}

function reaches(left: readonly string[], index: number): boolean {
  return index <= 3 || left.length - index <= 4;
}

function hasTelling(right: readonly string[]): boolean {
  return right.some((each) => /^(?:at|in|on|for|when|and|who|while)$/.test(each));
}
