import { lookWords, traitWords } from './lexicon/adjectives.ts';

export function isAdjective(lower: string): boolean {
  return (
    traitWords.has(lower) ||
    lookWords.has(lower) ||
    /^(?:very|quite|rather|extremely|too|so|really|bit|little|most|slightly|always|deeply)$/.test(lower) ||
    /(?:-[a-z]+ed|ful|less|ous)$/.test(lower)
  );
}
