import type { Claims } from './claim.ts';
import type { Facts } from './fact.ts';
import { readSegment, stretchEnd } from './fact-segment.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { finiteVerb, isBareVerb, verbBase } from './lexicon/person-verbs.ts';
import { isRelationPlural, relationPhrases, relationVerb, relationWord } from './lexicon/relation-words.ts';
import { readGroupAt } from './mention-group.ts';
import { capitalize, readNounPhrase } from './noun-phrase.ts';
import { type Argument, phrase, type Reading, tokenAt } from './reading.ts';
import { claimFromNoun, claimPairs } from './relation-claims.ts';

const adverbs =
  /^(?:also|now|then|still|just|really|actually|always|both|secretly|only|once|even|all|never|ever|currently|finally|suddenly|soon|too|therefore|maybe|probably|originally|already|simply|currently|[a-z]{3,}ly)$/;
const copulas = /^(?:=|is|'s|was|are|'re|were|be|become|becomes|became|being|been)$/;
const modals = /^(?:should|must|will|would|could|can|has|have|had|needs|used|turns|turned|might|may|'ll|'d|to|out)$/;

/** Reads what a verb phrase says of its subjects. Returns the token after it, or `at` when it says nothing that is kept. */
export function readPredicate(
  reading: Reading,
  subjects: Argument[],
  at: number,
  to: number,
  sentence: number,
  claims: Claims,
): number {
  let from = skipAdverbs(reading, at, to);
  const start = from;
  if (from >= to) return at;
  while (from < to && modals.test(tokenAt(reading.tokens, from).lower) && leadsToCopula(reading, from, to))
    from = skipAdverbs(reading, from + 1, to);
  const verb = tokenAt(reading.tokens, from).lower;
  if (copulas.test(verb)) return readCopula(reading, subjects, from + 1, to, sentence, claims);
  if ((verb === "isn't" || verb === "wasn't") && start === from) return at;
  if (tokenAt(reading.tokens, from).kind !== 'word') return at;
  return (
    readWork(reading, subjects, from, to, sentence, claims) ??
    readRelationVerb(reading, subjects, from, to, sentence, claims) ??
    readState(reading, subjects, from, to, sentence, claims) ??
    at
  );
}

function skipAdverbs({ tokens }: Reading, at: number, to: number): number {
  let next = at;
  while (next < to && adverbs.test(tokenAt(tokens, next).lower)) next++;
  return next;
}

function leadsToCopula({ tokens }: Reading, at: number, to: number): boolean {
  for (let next = at + 1; next < Math.min(at + 5, to); next++) {
    const word = tokenAt(tokens, next).lower;
    if (/^(?:be|become|been)$/.test(word)) return true;
    if (!modals.test(word) && !adverbs.test(word)) return false;
  }
  return false;
}

function readCopula(
  reading: Reading,
  subjects: Argument[],
  at: number,
  to: number,
  sentence: number,
  claims: Claims,
): number {
  const { tokens, mentionAt } = reading;
  const from = skipAdverbs(reading, at, to);
  if (
    /^(?:not|no|never|like|n't|going|about|here|there|so)$/.test(tokenAt(tokens, from).lower) &&
    !/^\d/.test(tokenAt(tokens, from + 1).text)
  )
    return from;
  const phraseEnd = readRelationPhrase(reading, subjects, from, to, sentence, claims);
  if (phraseEnd !== undefined) return phraseEnd;
  const plural = readPluralComplement(reading, subjects, from, to, sentence, claims);
  if (plural !== undefined) return plural;
  const owner = mentionAt[from];
  if (owner && tokenAt(tokens, owner.last + 1).lower !== "'s") return from;
  return readStretches(reading, subjects, from, to, sentence, claims);
}

/** `a journalist from Berlin, 28, and stubborn`. */
function readStretches(
  reading: Reading,
  subjects: Argument[],
  from: number,
  to: number,
  sentence: number,
  claims: Claims,
): number {
  const { tokens } = reading;
  let at = from;
  let end = from;
  for (let turn = 0; turn < 10 && at < to; turn++) {
    if (turn > 0 && startsAnew(reading, at, to)) break;
    const segment = readSegment(reading, at, to);
    if (!segment || segment.next <= at) break;
    addStatement(claims, subjects, segment, sentence);
    end = segment.next;
    at = end;
    const word = tokenAt(tokens, at);
    if (word.text === ',' || word.text === ';' || word.lower === 'and' || word.lower === 'but') at++;
    else if (!/^(?:with|from|who|in|actually|now|aged|a|an|\d+)$/.test(word.lower)) break;
    if (tokenAt(tokens, at).lower === 'and') at++;
  }
  return end;
}

/** After a comma or "and", another clause or another person begins. */
function startsAnew({ tokens, mentionAt }: Reading, at: number, to: number): boolean {
  const mention = mentionAt[at];
  if (mention && tokenAt(tokens, mention.last + 1).lower !== "'s") return true;
  const here = tokenAt(tokens, at).lower;
  if (/^(?:he|she|they|it|i|we|you|there|this|that|then|so|when|if)$/.test(here)) return true;
  if (/^(?:his|her|their|the|a|an|my|our)$/.test(here) || mention) {
    for (let next = at + 1; next < Math.min(at + 10, to); next++) {
      const each = tokenAt(tokens, next);
      if (each.kind === 'mark' || /^(?:who|that|which|whose)$/.test(each.lower)) return false;
      if (
        copulas.test(each.lower) ||
        (finiteVerb(each.lower) !== undefined && next > at + 1 && !isPersonNoun(each.lower))
      )
        return true;
    }
  }
  return false;
}

export function addStatement(claims: Claims, subjects: Argument[], facts: Facts, sentence: number): void {
  claims.statements.push({ subjects, facts, sentence });
  for (const subject of subjects) {
    const claim = claimFromNoun(subject, facts, sentence);
    if (claim) claims.relations.push(claim);
  }
}

function readRelationPhrase(
  reading: Reading,
  subjects: Argument[],
  from: number,
  to: number,
  sentence: number,
  claims: Claims,
): number | undefined {
  const { tokens } = reading;
  for (let length = 4; length >= 1; length--) {
    if (from + length >= to) continue;
    const words = tokens.slice(from, from + length).map((each) => each.lower);
    const relation =
      relationPhrases.get(words.join(' ')) ??
      relationPhrases.get(words.filter((each) => !/^(?:secretly|deeply|madly|still|very|the|a)$/.test(each)).join(' '));
    if (!relation) continue;
    const target = argumentAt(reading, from + length, to);
    if (!target) continue;
    for (const subject of subjects)
      for (const each of target.members)
        claims.relations.push({
          ...orient(subject, each, relation.inverse),
          type: relation.type,
          word: words.join(' '),
          span: phrase(reading, from, from + length - 1).span,
          weight: 0.85,
          sentence,
        });
    return target.next;
  }
  return readNounRelation(reading, subjects, from, to, sentence, claims);
}

/** `the mentor of Tom`, `a friend of hers`, `best friends with Ana`. */
function readNounRelation(
  reading: Reading,
  subjects: Argument[],
  from: number,
  to: number,
  sentence: number,
  claims: Claims,
): number | undefined {
  const { tokens } = reading;
  for (let at = from; at < Math.min(from + 5, to - 1); at++) {
    const word = tokenAt(tokens, at);
    if (word.kind !== 'word' || reading.mentionAt[at] || word.lower === 'her' || word.lower === 'his') return undefined;
    const link = tokenAt(tokens, at + 1).lower;
    const relation = relationWord(word.lower);
    if (!relation || (link !== 'of' && link !== 'to' && link !== 'with')) continue;
    const target = argumentAt(reading, at + 2, to);
    if (!target) return undefined;
    for (const subject of subjects)
      for (const each of target.members)
        claims.relations.push({
          ...orient(subject, each, relation.inverse),
          type: relation.type,
          word: word.lower,
          span: phrase(reading, at, at).span,
          weight: 0.85,
          sentence,
        });
    const facts = readNounPhrase(reading, from, at + 1);
    if (facts)
      claims.statements.push({
        subjects,
        facts: { ...facts, facts: facts.facts.filter((fact) => fact.field === 'age') },
        sentence,
      });
    return target.next;
  }
  return undefined;
}

function orient(subject: Argument, object: Argument, inverse: boolean | undefined): { from: Argument; to: Argument } {
  return inverse ? { from: object, to: subject } : { from: subject, to: object };
}

/** `are sisters`, `are best friends`, `were once lovers`, `are in love`, `used to be married`. */
function readPluralComplement(
  reading: Reading,
  subjects: Argument[],
  from: number,
  to: number,
  sentence: number,
  claims: Claims,
): number | undefined {
  const { tokens } = reading;
  const members = subjects;
  for (let at = from; at < Math.min(from + 5, to); at++) {
    const word = tokenAt(tokens, at);
    if (word.kind !== 'word' || reading.mentionAt[at]) return undefined;
    const pair =
      word.lower === 'married' || word.lower === 'engaged' || word.lower === 'divorced'
        ? 'spouse'
        : word.lower === 'love' && tokenAt(tokens, at - 1).lower === 'in'
          ? 'lovers'
          : word.lower === 'dating'
            ? 'lovers'
            : isRelationPlural(word.lower)
              ? word.lower
              : '';
    if (!pair) continue;
    if (/^(?:to|with|of)$/.test(tokenAt(tokens, at + 1).lower) && pair !== word.lower) return undefined;
    if (
      members.length < 2 &&
      !(members[0] && 'pronoun' in members[0] && tokenAt(tokens, members[0].pronoun).lower === 'they')
    )
      return undefined;
    const pairs = claimPairs(members, { word: pair, span: phrase(reading, at, at).span }, sentence);
    claims.relations.push(...pairs);
    if (members.length < 2 && members[0])
      claims.relations.push({
        from: members[0],
        to: members[0],
        type: relationWord(pair)?.type ?? 'other',
        word: pair,
        span: phrase(reading, at, at).span,
        weight: 0.8,
        sentence,
      });
    return at + 1;
  }
  return undefined;
}

/** A mention, a list of them, or a pronoun, at a token. */
export function argumentAt(
  reading: Reading,
  at: number,
  to: number,
): { members: Argument[]; next: number } | undefined {
  const { tokens, mentionAt } = reading;
  let from = at;
  if (from < to && /^(?:the|old|young|poor|both|dear|little)$/.test(tokenAt(tokens, from).lower) && mentionAt[from + 1])
    from++;
  if (from >= to) return undefined;
  const mention = mentionAt[from];
  if (mention && mention.first === from) {
    if (tokenAt(tokens, mention.last + 1).lower === "'s") return undefined;
    const group = readGroupAt(reading, mention, to);
    return { members: group.members.map((each) => ({ mention: each })), next: from };
  }
  const word = tokenAt(tokens, from).lower;
  const described = describedMention(reading, from, to);
  if (described) return described;
  if (/^(?:him|them)$/.test(word)) return { members: [{ pronoun: from }], next: from + 1 };
  const next = tokenAt(tokens, from + 1);
  const isObject =
    from + 1 >= to ||
    next.kind === 'mark' ||
    /^(?:and|but|in|at|for|because|when|from|with|so|or|to|on)$/.test(next.lower);
  return word === 'her' && isObject ? { members: [{ pronoun: from }], next: from + 1 } : undefined;
}

/** "her friend Charlotte Lucas", "the baker, Tom": the name behind its noun. */
function describedMention(
  { tokens, mentionAt }: Reading,
  from: number,
  to: number,
): { members: Argument[]; next: number } | undefined {
  if (!/^(?:his|her|their|a|an|the)$/.test(tokenAt(tokens, from).lower)) return undefined;
  let hasNoun = false;
  for (let at = from + 1; at < Math.min(from + 6, to); at++) {
    const mention = mentionAt[at];
    if (mention)
      return hasNoun && tokenAt(tokens, mention.last + 1).lower !== "'s"
        ? { members: [{ mention }], next: mention.first }
        : undefined;
    const word = tokenAt(tokens, at);
    if (isPersonNoun(word.lower)) hasNoun = true;
    else if (word.kind !== 'word' && word.text !== ',') return undefined;
    else if (
      /^(?:of|in|at|with|and|to|for|who|that|from|is|was)$/.test(word.lower) ||
      (hasNoun && word.kind === 'word' && !/^(?:named|called)$/.test(word.lower))
    )
      return undefined;
  }
  return undefined;
}

/** `works as a nurse` · `works for Viktor` · `works at the Times`. */
function readWork(
  reading: Reading,
  subjects: Argument[],
  at: number,
  to: number,
  sentence: number,
  claims: Claims,
): number | undefined {
  const { tokens } = reading;
  const base = verbBase(tokenAt(tokens, at).lower);
  if (base !== 'work' && base !== 'serve' && base !== 'train' && base !== 'act') return undefined;
  const link = tokenAt(tokens, at + 1).lower;
  if (link !== 'as' && !(base === 'work' && link === 'like')) return undefined;
  const noun = readNounPhrase(reading, at + 2, to);
  const segment = readSegment(reading, at + 2, to, { isAsked: true }) ?? noun;
  if (!segment) return undefined;
  addStatement(claims, subjects, asOccupation(reading, segment, at + 2, to), sentence);
  return segment.next;
}

/** After "works as", whatever the noun is, it is the occupation. */
function asOccupation(reading: Reading, segment: Facts, from: number, to: number): Facts {
  if (segment.facts.some((fact) => fact.field === 'occupation')) return segment;
  let first = from;
  if (/^(?:a|an|the)$/.test(tokenAt(reading.tokens, first).lower)) first++;
  const end = Math.min(stretchEnd(reading, first, to), first + 4);
  const words = phrase(reading, first, end - 1);
  return {
    facts: [{ field: 'occupation', value: capitalize(words.text), span: words.span }],
    next: end,
    isPersonal: true,
  };
}

function readRelationVerb(
  reading: Reading,
  subjects: Argument[],
  at: number,
  to: number,
  sentence: number,
  claims: Claims,
): number | undefined {
  const { tokens } = reading;
  const base = verbBase(tokenAt(tokens, at).lower);
  if (
    !base ||
    (isBareVerb(tokenAt(tokens, at).lower) &&
      subjects.length < 2 &&
      !isPluralPronoun(reading, subjects[0]) &&
      tokenAt(tokens, at).lower === base &&
      !/^(?:hit|cut|put|let|set|read)$/.test(base))
  )
    return undefined;
  for (let length = 4; length >= 1; length--) {
    const text = [base, ...tokens.slice(at + 1, at + length).map((each) => each.lower)].join(' ');
    const relation = relationVerb(text);
    if (!relation || at + length > to) continue;
    const target = argumentAt(reading, skipAdverbs(reading, at + length, to), to);
    if (!target) {
      if (/^each$/.test(tokenAt(tokens, at + length).lower) && tokenAt(tokens, at + length + 1).lower === 'other') {
        for (const [index, from] of subjects.entries())
          for (const other of subjects.slice(index + 1))
            claims.relations.push({
              from,
              to: other,
              type: relation.type,
              word: text,
              span: phrase(reading, at, at).span,
              weight: 0.8,
              sentence,
            });
        return at + length + 2;
      }
      continue;
    }
    for (const subject of subjects)
      for (const each of target.members)
        claims.relations.push({
          ...orient(subject, each, relation.inverse),
          type: relation.type,
          word: text,
          span: phrase(reading, at, at + length - 1).span,
          weight: weightOf(base),
          sentence,
        });
    return target.next;
  }
  return undefined;
}

function isPluralPronoun({ tokens }: Reading, subject: Argument | undefined): boolean {
  return subject !== undefined && 'pronoun' in subject && tokenAt(tokens, subject.pronoun).lower === 'they';
}

/** Deeds tell less of a relation than feelings do. */
function weightOf(base: string): number {
  return /^(?:kill|hunt|fight|save|rescue|help|protect|poison|kidnap|like|trust|murder|train|guide|raise|kiss|adopt|hire|serve|frame|threaten)$/.test(
    base,
  )
    ? 0.62
    : 0.8;
}

const states =
  /^(?:live|come|grow|have|wear|speak|suffer|dream|believe|own|run|dwell|hail|play|want|fear|lose|collect)$/;

/** Standing facts that belong in a description: "lives in Prague", "has red hair", "comes from Oran". */
function readState(
  reading: Reading,
  subjects: Argument[],
  at: number,
  to: number,
  sentence: number,
  claims: Claims,
): number | undefined {
  const { tokens, mentionAt } = reading;
  const verb = tokenAt(tokens, at).lower;
  const base = verbBase(verb);
  if (!base || !states.test(base)) return undefined;
  const next = tokenAt(tokens, at + 1).lower;
  if (base === 'live' && !/^(?:in|at|with|on|near|above|alone|under|by|outside)$/.test(next)) return undefined;
  if (base === 'come' && next !== 'from') return undefined;
  if (base === 'grow' && next !== 'up') return undefined;
  if (/^(?:run|play|lose|want|collect|have|own|speak|wear|fear|believe|suffer|dream)$/.test(base)) {
    const age = base === 'have' ? readHeldAge(reading, subjects, at + 1, to, sentence, claims) : undefined;
    if (age !== undefined) return age;
    const isStanding =
      base === 'have'
        ? /^(?:a|an|no|long|short|red|black|blue|green|blond|blonde|brown|grey|gray|white|dark|one|two|the|his|her|only)$/.test(
            next,
          ) && holdsFeature(reading, at + 1, stretchEnd(reading, at, to))
        : base === 'speak' || base === 'wear' || base === 'suffer';
    if (!isStanding || verb === 'had') return undefined;
    for (let each = at + 1; each < stretchEnd(reading, at, to); each++)
      if (mentionAt[each] || relationWord(tokenAt(tokens, each).lower)) return undefined;
  }
  const end = stretchEnd(reading, at, to);
  if (end - at > 16 || end <= at + 1) return undefined;
  const words = phrase(reading, at, end - 1);
  claims.statements.push({
    subjects,
    facts: {
      facts: [{ field: 'description', value: capitalize(words.text), span: words.span }],
      next: end,
      isPersonal: base !== 'have',
    },
    sentence,
  });
  return end;
}

const features =
  /^(?:hair|eyes?|scars?|tattoos?|beard|moustache|mustache|limp|legs?|arms?|hands?|fingers?|face|voice|accent|temper|stutter|lisp|freckles|glasses|nose|teeth|tooth|smile|wig|hat|cough|disease|cancer|memory|secret|dream|past|heart|degree|habit|gift|talent|phobia|allergy|curse|powers?|sense|weakness|soul|wings?|tail)$/;

function holdsFeature({ tokens }: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (features.test(tokenAt(tokens, at).lower)) return true;
  return false;
}

/** "she has 31 years", as it is said in half of Europe. */
function readHeldAge(
  reading: Reading,
  subjects: Argument[],
  at: number,
  to: number,
  sentence: number,
  claims: Claims,
): number | undefined {
  const { tokens } = reading;
  const value = Number(tokenAt(tokens, at).text);
  if (
    !Number.isInteger(value) ||
    value < 1 ||
    value > 120 ||
    tokenAt(tokens, at).kind !== 'number' ||
    !/^(?:years?|yrs?)$/.test(tokenAt(tokens, at + 1).lower)
  )
    return undefined;
  const after = tokenAt(tokens, at + 2);
  if (at + 2 < to && after.kind === 'word' && !/^(?:old|and|but)$/.test(after.lower)) return undefined;
  claims.statements.push({
    subjects,
    facts: { facts: [{ field: 'age', value, span: phrase(reading, at, at).span }], next: at + 2, isPersonal: true },
    sentence,
  });
  return at + 2;
}
