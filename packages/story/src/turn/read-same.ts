import type { Span } from '@greenlight/schema';
import { parseName } from '../names/name-key.ts';

/** Two names that a sentence says are one person's or one place's. */
export interface SaidSame {
  names: [string, string];
  /** The sentence. */
  span: Span;
  /** Said in so many words; "X is Y" says it only of two names that are known for names. */
  isPlain: boolean;
  /** An order to join two records, where both must be there. */
  isOrder: boolean;
}

const opening =
  /^\s*(?:(?:actually|in fact|wait|no wait|so|and|also|oh|ok(?:ay)?|well|by the way|btw|listen|note that|remember(?: that)?|(?:it )?turns out(?: that)?|it turned out(?: that)?|as it turns out|the truth is(?: that)?|surprise|please|can you|could you)\b[\s,:]*)*/i;
const closing = /(?:[\s,]+(?:actually|really|in fact|in truth|by the way|btw|of course|please|too|as well))*[\s.!…]*$/i;
const really = '(?:(?:really|actually|truly|secretly|both|just|only|in fact|in truth|indeed)\\s+)*';
const being =
  '(?:person|man|woman|guy|girl|boy|character|people|human being|being|individual|place|location|house|building|room|bar|spot|town|city|record)';
const nameWord =
  '(?:nickname|nick|alias|pseudonym|other name|second name|real name|true name|full name|stage name|code ?name|pen name|pet name|cover name|street name|false name|maiden name|married name)';
const of = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'iu');

interface Form {
  pattern: RegExp;
  isPlain?: boolean;
  isOrder?: boolean;
}

const forms: readonly Form[] = [
  { pattern: of(`(.+?) and (.+?) (?:are|were) ${really}(?:(?:one and )?the (?:very )?same|one) ${being}`) },
  { pattern: of(`(.+?) and (.+?) (?:are|were) ${really}one and the same`) },
  { pattern: of(`(.+?) (?:is|was) ${really}(?:one and )?the (?:very )?same ${being} as (.+?)`) },
  { pattern: of(`(.+?) (?:is|was) ${really}(?:just )?(.+?)['’]s? (?:\\w+ )?${nameWord}`) },
  { pattern: of(`(.+?) (?:is|was) ${really}(?:an?|the) (?:\\w+ )?${nameWord} (?:of|for|used by) (.+?)`) },
  {
    pattern: of(`(?:merge|combine|unite|join) (.+?) (?:and|with|into) (.+?)(?: (?:together|into one(?: ${being})?))?`),
    isOrder: true,
  },
  { pattern: of(`make (.+?) and (.+?) (?:one|the same)(?: ${being})?`), isOrder: true },
  { pattern: of(`(.+?) (?:is|was|goes) (?:called|named|known as|by the name of) (.+?)`), isPlain: true },
  { pattern: of(`(.+?) (?:is|was) ${really}(?:none other than )?(.+?)`), isPlain: true },
];

const sentenceEnd = /(?<!\b(?:Dr|Mr|Mrs|Ms|St|Prof|Capt|Lt|Col|Sgt|Gen|Rev|Jr|Sr)\.)(?<=[.!])\s+|\n+/gu;

/** What the sentences of a message say of two names that are one's. A question, a denial and a supposition say nothing of it. `isKnown` knows names however they are written. */
export function readSame(message: string, isKnown: (name: string) => boolean = () => false): SaidSame[] {
  const found: SaidSame[] = [];
  let start = 0;
  for (const sentence of message.split(sentenceEnd)) {
    const at = message.indexOf(sentence, start);
    start = at + sentence.length;
    const said = readSentence(sentence, (words) => isName(words) || isKnown(words));
    if (said) found.push({ ...said, span: [at, at + sentence.trimEnd().length] });
  }
  return found;
}

function readSentence(sentence: string, isOne: (words: string) => boolean): Omit<SaidSame, 'span'> | undefined {
  if (
    /[?"“”]|\b(?:not|never|n['’]t|maybe|perhaps|if|might|could be|may be|pretends?|thinks?|believes?)\b|n['’]t\b/i.test(
      sentence,
    )
  )
    return undefined;
  const words = sentence.replace(opening, '').replace(closing, '');
  for (const { pattern, isPlain = false, isOrder = false } of forms) {
    const [, one, other] = pattern.exec(words) ?? [];
    if (one && other && isOne(one) && isOne(other)) return { names: [tidy(one), tidy(other)], isPlain, isOrder };
  }
  return undefined;
}

const pronoun =
  /^(?:he|she|they|it|this|that|these|those|there|here|who|what|i|you|we|him|her|his|their|its|my|our|your|them|both|all|one|nobody|no one|every\w*|some\w*|any\w*)\b/iu;

/** Up to five words that are written as a name is: "the Owl", "Count von Kramm". Not a pronoun, not a list. */
function isName(words: string): boolean {
  const [first = '', ...rest] = words
    .trim()
    .replace(/^the\s+/i, '')
    .split(/\s+/);
  if (rest.length > 4 || pronoun.test(words) || /[,;:()]/.test(words)) return false;
  const isRole = /^the\s/i.test(words) && parseName(words).isTitleOnly;
  return (
    isRole || (/^\p{Lu}/u.test(first) && rest.every((word) => /^\p{Lu}|^\p{N}/u.test(word) || particle.test(word)))
  );
}

const particle = /^(?:of|the|von|van|der|den|de|del|della|di|da|du|la|le|el|al|bin|ibn|y)$/;

/** "the Owl" is called The Owl. */
function tidy(name: string): string {
  return name.trim().replace(/^the\s/, 'The ');
}
