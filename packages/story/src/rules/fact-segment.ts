import type { Span } from '@greenlight/schema';
import { readAge } from './age.ts';
import { ageFacts } from './age-facts.ts';
import { capitalize } from './capitalize.ts';
import type { Fact, Facts } from './fact.ts';
import { isOccupation } from './lexicon/occupations.ts';
import { isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { finiteVerb, looksFinite } from './lexicon/person-verbs.ts';
import { readNounPhrase } from './noun-phrase.ts';
import { type Phrase, phrase, type Reading, tokenAt } from './reading.ts';

/** Words that open a stretch of description after a name: "born in New Jersey", "with a scar", "who lost her son". */
const openers = new Set(
  'born raised living based working haunted obsessed known with from wearing dressed married divorced widowed engaged single separated orphaned retired formerly originally always never secretly recently currently once who whose addicted wanted hunted exiled trapped stuck famous loved hated feared trained educated desperate determined in fond afraid good bad skilled able unable full'.split(
    ' ',
  ),
);

/** Reads one stretch about a person from `at`: an age, an occupation, a role, kinship, traits, or plain description. */
export function readSegment(
  reading: Reading,
  at: number,
  to: number,
  options: { isAsked?: boolean } = {},
): Facts | undefined {
  const { tokens } = reading;
  let from = at;
  while (
    from < to &&
    /^(?:and|also|he|she|they|is|'s|who|was|really|just|only|but|now|maybe|actually|plus|are|both)$/.test(
      tokenAt(tokens, from).lower,
    ) &&
    !isRelative(reading, from)
  )
    from++;
  if (
    from + 2 < to &&
    /^(?:occupation|job|profession|work|trade|role)$/.test(tokenAt(tokens, from).lower) &&
    /^[:=]$/.test(tokenAt(tokens, from + 1).text)
  )
    return readSegment(reading, from + 2, to, { isAsked: true });
  if (from >= to) return undefined;
  const age = readAge(tokens, from, to);
  if (age && endsStretch(reading, age.next, to))
    return { facts: ageFacts(reading, from, age), next: age.next, isPersonal: true };
  if (age && age.value !== undefined && age.isExplicit) {
    const rest = readSegment(reading, age.next, to, options);
    const own = ageFacts(reading, from, age);
    return { ...(rest ?? { next: age.next }), facts: [...own, ...(rest?.facts ?? [])], isPersonal: true };
  }
  const alias = readAlias(reading, from, to);
  if (alias) return alias;
  const opener = tokenAt(tokens, from).lower;
  if (openers.has(opener) && !leadsToWork(reading, from, to)) return describe(reading, from, to);
  const noun = readNounPhrase(reading, from, to);
  if (noun && (noun.facts.length > 0 || noun.relation || noun.place || noun.gender || noun.isAnimal))
    return withTail(reading, noun, to);
  return options.isAsked ? bareOccupation(reading, from, to) : undefined;
}

/** "Retired tram driver", "single mother": the opener belongs to the noun that ends the stretch. */
function leadsToWork(reading: Reading, from: number, to: number): boolean {
  const end = Math.min(stretchEnd(reading, from, to), from + 4);
  for (let at = from + 1; at < end; at++) {
    const { kind, lower } = tokenAt(reading.tokens, at);
    if (kind !== 'word' || isLink(lower)) return false;
    if (isOccupation(lower)) return true;
  }
  return false;
}

function isLink(lower: string): boolean {
  return /^(?:of|in|at|to|by|with|for|from|on|as|a|an|the|and|who|his|her|their)$/.test(lower);
}

/** `who` that begins a description, not a copula ("who is a nurse"). */
function isRelative(reading: Reading, at: number): boolean {
  return (
    tokenAt(reading.tokens, at).lower === 'who' && !/^(?:is|'s|was|are)$/.test(tokenAt(reading.tokens, at + 1).lower)
  );
}

/** True where a stretch may end: a mark, "and", "who", or the end. */
function endsStretch({ tokens }: Reading, at: number, to: number): boolean {
  if (at >= to) return true;
  const token = tokenAt(tokens, at);
  return (
    (token.kind === 'mark' && token.text !== '%' && token.text !== '/') ||
    /^(?:and|who|but|with|from|he|she|they|in|when|or|now|actually|by|then|at|living|works|lives|a|an|not|instead|rather|today|too|as|is|has|this|last|next|years|maybe|perhaps|tops|please|ok)$/.test(
      token.lower,
    )
  );
}

const aliasOpeners = new Set('nicknamed aka dubbed alias'.split(' '));

/** `known as Red`, `aka The Fox`, `who everyone calls Red`. */
function readAlias(reading: Reading, from: number, to: number): Facts | undefined {
  const { tokens } = reading;
  const first = tokenAt(tokens, from).lower;
  const second = tokenAt(tokens, from + 1).lower;
  const isAlias =
    aliasOpeners.has(first) ||
    ((first === 'known' || first === 'also' || first === 'better') && (second === 'as' || second === 'known')) ||
    (first === 'a' && second === '.');
  if (!isAlias) return undefined;
  const end = stretchEnd(reading, from, to);
  const words = phrase(reading, from, end - 1);
  return {
    facts: [{ field: 'description', value: capitalize(words.text), span: words.span }],
    next: end,
    isPersonal: true,
  };
}

/** What follows a noun phrase in the same stretch is description: "from Berlin", "with a scar", "who lost her son". */
function withTail(reading: Reading, noun: Facts, to: number): Facts {
  const { tokens, mentionAt } = reading;
  const at = noun.next;
  const token = tokenAt(tokens, at);
  if (at >= to || token.kind !== 'word' || mentionAt[at]) return noun;
  if (token.lower === 'of' && noun.facts.every((fact) => fact.field !== 'age')) {
    const age = readAge(tokens, at + 1, to);
    if (age?.value !== undefined)
      return withTail(
        reading,
        {
          ...noun,
          facts: [...noun.facts, ...ageFacts(reading, at + 1, age)],
          next: age.next,
        },
        to,
      );
  }
  if (/^(?:named|called|and|but|or|is|was|has|then|so|known|when|while|because)$/.test(token.lower)) return noun;
  if (
    !/^(?:of|in|at|from|with|for|on|who|whose|that|where|without|near|to|by|against|turned|living|working|born|under|about|whom|hiding|running|trying|looking|since)$/.test(
      token.lower,
    )
  )
    return noun;
  if (token.lower === 'who' && /^(?:is|was|'s)$/.test(tokenAt(tokens, at + 1).lower)) return noun;
  const end = stretchEnd(reading, at, to);
  if (end <= at + 1) return noun;
  const words = phrase(reading, at, end - 1);
  if (noun.place) {
    const first = noun.place.description?.span[0] ?? words.span[0];
    return {
      ...noun,
      place: {
        ...noun.place,
        description: {
          text: reading.message.slice(first, words.span[1]).replace(/\s+/g, ' '),
          span: [first, words.span[1]],
        },
      },
      next: end,
    };
  }
  return { ...noun, facts: appendDescription(reading, noun.facts, words), next: end };
}

/** "Mother" and "of Gus" are one description when they touch. */
function appendDescription(reading: Reading, facts: readonly Fact[], words: Phrase): Fact[] {
  const last = facts.at(-1);
  if (last?.field !== 'description' || words.span[0] - last.span[1] > 1)
    return [...facts, { field: 'description', value: capitalize(words.text), span: words.span }];
  const span: Span = [last.span[0], words.span[1]];
  return [
    ...facts.slice(0, -1),
    { field: 'description', value: capitalize(reading.message.slice(...span).replace(/\s+/g, ' ')), span },
  ];
}

function describe(reading: Reading, from: number, to: number): Facts | undefined {
  const { tokens } = reading;
  const opener = tokenAt(tokens, from).lower;
  if (
    opener === 'in' &&
    !/^(?:her|his|their|love|charge|prison|debt|hiding|exile|disguise|trouble|a)$/.test(tokenAt(tokens, from + 1).lower)
  )
    return undefined;
  const end = stretchEnd(reading, from, to);
  if (
    end === from + 1 &&
    !/^(?:born|single|married|divorced|widowed|engaged|separated|orphaned|retired|famous)$/.test(opener)
  )
    return undefined;
  const words = phrase(reading, from, end - 1);
  return {
    facts: [{ field: 'description', value: capitalize(words.text), span: words.span }],
    next: end,
    isPersonal: !/^(?:with|from|in|known|famous|full|always)$/.test(opener),
  };
}

/** The end of a stretch: a comma, a bracket, a dash, or "and" before a new clause. */
export function stretchEnd({ tokens, mentionAt }: Reading, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const token = tokenAt(tokens, at);
    if (token.quoted) continue;
    if (token.kind === 'mark' && /^[,;:()[\]—–]$/.test(token.text)) return at;
    if (token.kind === 'mark' && /^-+$/.test(token.text) && tokenAt(tokens, at - 1).end < token.start) return at;
    if (token.kind === 'newline') return at;
    if (/^(?:and|but)$/.test(token.lower) && startsClause(tokens, mentionAt, at + 1, to)) return at;
    if (/^(?:while|because|so)$/.test(token.lower)) return at;
  }
  return to;
}

function startsClause(tokens: Reading['tokens'], mentionAt: Reading['mentionAt'], at: number, to: number): boolean {
  if (at >= to) return true;
  const token = tokenAt(tokens, at);
  if (mentionAt[at]) return true;
  return (
    /^(?:he|she|they|it|his|her|their|is|was|has|a|an|the|who|we|i|then|also)$/.test(token.lower) ||
    finiteVerb(token.lower) !== undefined
  );
}

/** Between brackets anything may stand; a noun must look like an occupation there. */
function isInBracket({ tokens }: Reading, at: number): boolean {
  for (let before = at - 1; before >= 0 && before > at - 20; before--) {
    if (/^[)\]]$/.test(tokenAt(tokens, before).text)) return false;
    if (/^[([]$/.test(tokenAt(tokens, before).text)) return true;
  }
  return false;
}

/** A noun the lexicon lacks, where the writer fills in a form: "named Sarah, 28, glaciologist". */
function bareOccupation(reading: Reading, from: number, to: number): Facts | undefined {
  const { tokens, mentionAt } = reading;
  const end = stretchEnd(reading, from, to);
  const length = end - from;
  if (length < 1 || length > 3) return undefined;
  for (let at = from; at < end; at++) {
    const token = tokenAt(tokens, at);
    if (token.kind !== 'word' || token.quoted || mentionAt[at] || token.shape === 'capital') return undefined;
    if (length > 1 && looksFinite(token.lower) && at === from) return undefined;
  }
  const last = tokenAt(tokens, end - 1).lower;
  if (isOrdinaryWord(last) || last.length < 4) return undefined;
  if (
    /^[([]$/.test(tokenAt(tokens, from - 1).text) === false &&
    isInBracket(reading, from) &&
    !/(?:er|or|ist|ian|ant|eer|man|woman|ess)$/.test(last)
  )
    return undefined;
  const words = phrase(reading, from, end - 1);
  return {
    facts: [{ field: 'occupation', value: capitalize(words.text), span: words.span }],
    next: end,
    isPersonal: true,
  };
}
