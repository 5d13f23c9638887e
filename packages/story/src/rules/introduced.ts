import type { Claims } from './claim.ts';
import { roleWords } from './lexicon/roles.ts';
import { readNounPhrase } from './noun-phrase.ts';
import { addStatement } from './predicate.ts';
import { type Mention, phrase, type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

const openings =
  /^(?:there(?:'s| is| was| lives)|it(?:'s| is) about|its about|about|we (?:follow|meet)|meet|i have|i've got|picture|imagine) (?=an? )/;

/** "My main character is an astronaut. Her name is Yuki": what is said of somebody before the name comes. */
export function readIntroduced(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence || reading.acts[index]?.kind === 'question') return;
  const named = namedNext(reading, index);
  if (!named) return;
  const role = readRole(reading, sentence);
  const noun = role?.noun ?? readOpening(reading, sentence);
  if (noun === undefined || named.first <= noun) return;
  const predicate = { reading, subjects: [{ mention: named }], to: sentence.to, sentence: index, claims };
  const said = readNounPhrase(reading, noun, Math.min(sentence.to, named.first));
  if (!said?.isPersonal) return;
  addStatement(predicate, said);
  if (role) addStatement(predicate, { facts: [role.fact], next: noun, isPersonal: true });
}

/** The name that "her name is" gives, in this sentence or the next. */
function namedNext({ tokens, mentions }: Reading, index: number): Mention | undefined {
  return mentions.find(({ first, sentence, known, other }) => {
    if (known || other || (sentence !== index && sentence !== index + 1)) return false;
    const isName =
      /^(?:is|'s|was)$/.test(tokenAt(tokens, first - 1).lower) && tokenAt(tokens, first - 2).lower === 'name';
    return isName && /^(?:his|her|their)$/.test(tokenAt(tokens, first - 3).lower);
  });
}

/** `my main character is an astronaut`: the part in the story, and where the noun phrase begins. */
function readRole(reading: Reading, { from, to }: Sentence) {
  const { tokens } = reading;
  let at = from;
  while (at < to && /^(?:so|ok|okay|and|well|,)$/.test(tokenAt(tokens, at).lower)) at++;
  if (!/^(?:my|the|our)$/.test(tokenAt(tokens, at).lower)) return undefined;
  for (let length = 3; length >= 1; length--) {
    const words = phrase(reading, at + 1, at + length);
    const role = roleWords.get(words.text.toLowerCase());
    const link = at + length + 1;
    if (!role || !/^(?:is|'s|was)$/.test(tokenAt(tokens, link).lower)) continue;
    if (!/^an?$/.test(tokenAt(tokens, link + 1).lower)) return undefined;
    return { noun: link + 1, fact: { field: 'role' as const, value: role, span: words.span } };
  }
  return undefined;
}

/** Where the noun phrase begins after "there is", "it's about". */
function readOpening({ tokens }: Reading, { from, to }: Sentence): number | undefined {
  const words = tokens.slice(from, Math.min(from + 6, to));
  const text = words
    .map(({ lower }) => lower)
    .join(' ')
    .replaceAll(" '", "'");
  if (!openings.test(text)) return undefined;
  const article = words.findIndex(({ lower }) => /^an?$/.test(lower));
  return article < 0 ? undefined : from + article;
}
