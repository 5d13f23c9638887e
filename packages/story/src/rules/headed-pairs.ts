import { capitalize } from './capitalize.ts';
import { isOccupationPlural, occupationOfPlural } from './lexicon/occupations.ts';
import { isRelationPlural, relationWord } from './lexicon/relation-words.ts';
import { readGroupAt } from './mention-group.ts';
import { addStatement } from './predicate.ts';
import { type Argument, phrase, tokenAt } from './reading.ts';
import { claimPairs } from './relation-claims.ts';
import { predicateOf, type SentenceScope } from './sentence-scope.ts';

const LONGEST_HEAD = 6;

/** "Rival chess hustlers: Ezekiel and Philomena", "Enemies since childhood: Bela and Istvan": what several are, before a colon. */
export function readHeadedPairs(scope: SentenceScope): void {
  const { reading, sentence, index, claims } = scope;
  const { tokens, mentionAt } = reading;
  const colon = colonOf(scope);
  const first = colon === undefined ? undefined : mentionAt[colon + 1];
  if (colon === undefined || !first) return;
  const members: Argument[] = readGroupAt(reading, first, sentence.to).members.map((mention) => ({ mention }));
  if (members.length < 2) return;
  for (let at = sentence.from; at < colon; at++) {
    const { lower } = tokenAt(tokens, at);
    const { span } = phrase(reading, at, at);
    const isBond = isRelationPlural(lower) || (at === sentence.from && lower === 'rival');
    if (isBond && !isOccupationPlural(lower))
      claims.relations.push(...claimPairs(members, { word: lower, span }, index));
  }
  const last = tokenAt(tokens, colon - 1).lower;
  const work = relationWord(last) ? undefined : occupationOfPlural(last);
  if (!work) return;
  const from = /^(?:rival|the|two|three|four|our|my)$/.test(tokenAt(tokens, sentence.from).lower)
    ? sentence.from + 1
    : sentence.from;
  const before = from < colon - 1 ? `${phrase(reading, from, colon - 2).text} ` : '';
  const fact = {
    field: 'occupation' as const,
    value: capitalize(before + work),
    span: phrase(reading, from, colon - 1).span,
  };
  addStatement(predicateOf(scope, members), { facts: [fact], next: colon, isPersonal: true });
}

/** The colon behind a few words without names. */
function colonOf({ reading: { tokens, mentionAt }, sentence }: SentenceScope): number | undefined {
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + LONGEST_HEAD); at++) {
    const isWord = at === sentence.from && mentionAt[at]?.last === at && tokenAt(tokens, at + 1).shape === 'lower';
    if (mentionAt[at] && !isWord) return undefined;
    if (tokenAt(tokens, at).text === ':') return at > sentence.from ? at : undefined;
  }
  return undefined;
}
