import { readAge } from './age.ts';
import { ageFacts } from './age-facts.ts';
import { addStatement } from './predicate.ts';
import { type Argument, belief, type Mention, type Reading, tokenAt } from './reading.ts';
import { predicateOf, type SentenceScope } from './sentence-scope.ts';

/** Ages that stand away from their bearer: "At 31, Ana became a judge", "Ana went to a boarding school, 15". */
export function readLooseAges(scope: SentenceScope): void {
  readOpening(scope);
  readInferred(scope);
  readClosing(scope);
}

/** "Aged 12, Ana ran away": the age of the one the sentence goes on about. */
function readOpening(scope: SentenceScope): void {
  const { reading, sentence } = scope;
  const { tokens, mentionAt } = reading;
  const isAt = tokenAt(tokens, sentence.from).lower === 'at';
  if (!isAt && tokenAt(tokens, sentence.from).lower !== 'aged') return;
  const from = isAt ? sentence.from + 1 : sentence.from;
  const age = readAge(tokens, from, sentence.to);
  if (age?.value === undefined || tokenAt(tokens, age.next).text !== ',') return;
  const mention = mentionAt[age.next + 1];
  const subject: Argument | undefined = mention
    ? { mention }
    : /^(?:he|she)$/.test(tokenAt(tokens, age.next + 1).lower)
      ? { pronoun: age.next + 1 }
      : undefined;
  if (!subject) return;
  const facts = ageFacts(reading, from, age);
  addStatement(predicateOf(scope, [subject]), { facts, next: age.next, isPersonal: true });
}

const OLDEST = 99;

/** "She's a year off retirement, so 64 I guess": a number that follows from what was said. */
function readInferred(scope: SentenceScope): void {
  const { reading, sentence } = scope;
  const { tokens } = reading;
  for (let at = sentence.from + 2; at < sentence.to - 1; at++) {
    if (!/^(?:so|makes)$/.test(tokenAt(tokens, at).lower)) continue;
    const from = /^(?:him|her|them|about|like|maybe)$/.test(tokenAt(tokens, at + 1).lower) ? at + 2 : at + 1;
    const age = readAge(tokens, from, sentence.to);
    const after = age && tokenAt(tokens, age.next);
    const isClosed =
      age &&
      after &&
      (age.next >= sentence.to || after.kind === 'mark' || /^(?:i|or|now|then|maybe)$/.test(after.lower));
    if (age?.value === undefined || !isClosed || age.value > OLDEST) continue;
    const subject = subjectOf(scope, at);
    if (subject)
      addStatement(predicateOf(scope, [subject]), {
        facts: ageFacts(reading, from, age),
        next: age.next,
        isPersonal: true,
      });
    return;
  }
}

/** Whom the clause before speaks of. */
function subjectOf({ reading, sentence, index }: SentenceScope, to: number): Argument | undefined {
  for (let at = sentence.from; at < to; at++) {
    if (/^(?:he|she)$/.test(tokenAt(reading.tokens, at).lower)) return { pronoun: at };
    const mention = reading.mentionAt[at];
    if (mention && isSomebody(mention)) return { mention };
  }
  return bearerOf(reading, index, to);
}

/** A bare number behind the last comma, when nobody of the sentence was given an age yet. */
function readClosing(scope: SentenceScope): void {
  const { reading, sentence, index, claims } = scope;
  const { tokens } = reading;
  const at = sentence.to - 1;
  const value = Number(tokenAt(tokens, at).text);
  const isBare = tokenAt(tokens, at).kind === 'number' && tokenAt(tokens, at - 1).text === ',';
  if (!isBare || tokenAt(tokens, at - 2).kind !== 'word' || !Number.isInteger(value) || value < 1 || value > OLDEST)
    return;
  const hasAge = claims.statements.some(
    (each) =>
      each.sentence === index &&
      each.facts.facts.some(({ field }) => field === 'age') &&
      each.subjects.some((subject) => !('mention' in subject) || isSomebody(subject.mention)),
  );
  const bearer = hasAge ? undefined : bearerOf(reading, index, at);
  if (!bearer) return;
  addStatement(predicateOf(scope, [bearer]), {
    facts: ageFacts(reading, at, { value, next: at + 1, isExplicit: false }),
    next: at + 1,
    isPersonal: true,
  });
}

/** The last person named in the sentence, places aside. */
function bearerOf({ mentions }: Reading, index: number, at: number): Argument | undefined {
  const mention = mentions.findLast((each) => each.sentence === index && each.last < at - 1 && isSomebody(each));
  return mention && { mention };
}

function isSomebody(mention: Mention): boolean {
  if (mention.known) return mention.known.kind === 'character';
  return !mention.other && belief(mention.person) > belief(mention.place);
}
