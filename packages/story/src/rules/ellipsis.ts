import { readBound } from './copula.ts';
import { readSegment } from './fact-segment.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { addStatement } from './predicate.ts';
import { readProperty } from './property.ts';
import { type Argument, type Mention, type Reading, tokenAt } from './reading.ts';
import { predicateOf, readOn, type SentenceScope } from './sentence-scope.ts';

const subjects = /^(?:he|she|they|it|i|we|his|her|their|my|our|the|this|that|there|here|one|two|some|then|and|so|but)$/;
const REACH = 4;

/** "Mrs Mori. 71. Lives alone.": a sentence without its subject goes on about the one before it. */
export function readEllipsis(scope: SentenceScope): void {
  const { reading, index, sentence, claims } = scope;
  const { tokens, mentionAt, acts } = reading;
  const first = tokenAt(tokens, sentence.from);
  if (index === 0 || mentionAt[sentence.from] || acts[index]?.kind !== 'tell' || first.quoted || first.kind === 'mark')
    return;
  const topic = topicBefore(reading, index);
  if (!topic || isListNumber(scope)) return;
  const subject: Argument = { mention: topic };
  const hasLabel = /^[:=]$/.test(tokenAt(tokens, sentence.from + 1).text);
  if (hasLabel && readProperty(reading, index, subject, sentence.from, sentence.to, claims) > sentence.from) return;
  const isVerb = finiteVerb(first.lower) !== undefined && first.lower.endsWith('s') && !isPersonNoun(first.lower);
  const bound = readBound(predicateOf(scope, [subject]), sentence.from);
  if (bound !== undefined) return;
  if (isVerb) readOn(scope, [subject], sentence.from);
  else if (!subjects.test(first.lower)) readFragment(scope, subject);
}

function isListNumber({ reading, sentence }: SentenceScope): boolean {
  return (
    sentence.isLineStart &&
    sentence.to === sentence.from + 1 &&
    sentence.closing === '.' &&
    tokenAt(reading.tokens, sentence.from).kind === 'number'
  );
}

/** An age, an occupation or a part in the story, up to the first comma, with no verb behind it. */
function readFragment(scope: SentenceScope, subject: Argument): void {
  const { reading, sentence } = scope;
  const { tokens } = reading;
  let end = sentence.from;
  while (end < sentence.to && tokenAt(tokens, end).text !== ',') end++;
  const segment = readSegment(reading, sentence.from, end);
  const tells = segment?.facts.some(({ field }) => field === 'age' || field === 'occupation' || field === 'role');
  if (!segment || !tells || segment.next < Math.min(end, sentence.from + 6)) return;
  const isNumber = tokenAt(tokens, sentence.from).kind === 'number';
  for (let at = end + 1; at < Math.min(sentence.to, end + 6); at++)
    if (finiteVerb(tokenAt(tokens, at).lower) && !isNumber) return;
  addStatement(predicateOf(scope, [subject]), segment);
}

/** Whom the sentences before speak of: the first name of the nearest one that has any, owners aside. */
function topicBefore({ tokens, mentions }: Reading, index: number): Mention | undefined {
  for (let earlier = index - 1; earlier >= Math.max(0, index - REACH); earlier--) {
    const here = mentions.filter((mention) => mention.sentence === earlier && !mention.other);
    const topic = here.find((mention) => tokenAt(tokens, mention.last + 1).lower !== "'s") ?? here[0];
    if (topic) return topic;
  }
  return undefined;
}
