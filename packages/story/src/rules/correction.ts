import type { Claims } from './claim.ts';
import type { Facts } from './fact.ts';
import { readSegment } from './fact-segment.ts';
import { roleWords } from './lexicon/roles.ts';
import { addStatement } from './predicate.ts';
import { type Argument, type Mention, phrase, type Reading, tokenAt } from './reading.ts';

/** What an otherwise idle sentence still says of somebody: "not a lawyer, a judge", "I think she should be a nurse", "he's the bad guy now". */
export function readCorrection(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || !act) return;
  if (act.pattern === 'negation') readInstead(reading, index, claims);
  else if (act.pattern === 'opinion' || act.pattern === 'speaks of oneself') readWish(reading, index, claims);
  else if (act.kind === 'tell') readNotBut(reading, index, claims);
  readHeir(reading, index, claims);
}

/** "Cody isn't the baddie. It's Mrs Lamb": the part that one is denied is the other's. */
function readHeir(reading: Reading, index: number, claims: Claims): void {
  const { tokens, mentionAt, sentences, acts } = reading;
  const [before, sentence] = [sentences[index - 1], sentences[index]];
  if (!before || !sentence || acts[index - 1]?.pattern !== 'negation') return;
  const start = tokenAt(tokens, sentence.from).lower;
  const link = start === 'its' ? sentence.from + 1 : sentence.from + 2;
  const mention = /^(?:it|its|that)$/.test(start) ? mentionAt[link] : undefined;
  if (!mention || mention.first !== link || mention.last < sentence.to - 2) return;
  for (let at = before.from; at < before.to; at++) {
    for (const length of [2, 1]) {
      const words = phrase(reading, at, Math.min(at + length, before.to) - 1);
      const role = roleWords.get(words.text.toLowerCase());
      if (!role) continue;
      const facts: Facts = { facts: [{ field: 'role', value: role, span: words.span }], next: at, isPersonal: true };
      addStatement({ reading, subjects: [{ mention }], to: sentence.to, sentence: index, claims }, facts);
      return;
    }
  }
}

/** "Bruno, not a doctor but a nurse": what stands behind "but". */
function readNotBut(reading: Reading, index: number, claims: Claims): void {
  const { tokens, mentionAt, sentences } = reading;
  const sentence = sentences[index];
  const not = sentence && findWord(reading, sentence.from, Math.min(sentence.from + 8, sentence.to), /^not$/);
  const but =
    sentence && not !== undefined ? findWord(reading, not + 1, Math.min(not + 7, sentence.to), /^but$/) : undefined;
  if (!sentence || not === undefined || but === undefined) return;
  const owner = mentionAt[not - 1] ?? (tokenAt(tokens, not - 1).text === ',' ? mentionAt[not - 2] : undefined);
  if (owner) addFirm(reading, index, claims, { mention: owner }, but + 1, sentence.to);
}

/** The half behind the denial: from the comma, "but", "rather", up to the end. */
function readInstead(reading: Reading, index: number, claims: Claims): void {
  const { tokens, sentences } = reading;
  const sentence = sentences[index];
  if (!sentence) return;
  const start = tokenAt(tokens, sentence.from + 1).text === ',' ? sentence.from + 2 : sentence.from + 1;
  const isContradiction =
    tokenAt(tokens, sentence.from).lower === 'no' &&
    /^(?:he|she)$/.test(tokenAt(tokens, start).lower) &&
    /^(?:is|'s)$/.test(tokenAt(tokens, start + 1).lower);
  if (isContradiction) {
    addFirm(reading, index, claims, { pronoun: start }, start + 2, sentence.to);
    return;
  }
  const not = findWord(
    reading,
    sentence.from,
    Math.min(sentence.from + 6, sentence.to),
    /^(?:not|no|isn't|n't|wasn't|never)$/,
  );
  if (not === undefined) return;
  const turn = findWord(reading, not + 1, sentence.to, /^(?:,|but|;|-|–|—)$/);
  if (turn === undefined) return;
  let from = turn + 1;
  while (
    from < sentence.to &&
    /^(?:,|but|rather|he|she|is|'s|hes|shes|actually|more|now|just|became|becomes|turned)$/.test(
      tokenAt(tokens, from).lower,
    )
  )
    from++;
  const subject = subjectBefore(reading, index, not);
  if (!subject || reading.mentionAt[from]) return;
  addFirm(reading, index, claims, subject, from, sentence.to);
}

const wishes = /^(?:should be|to be|needs to be|must be|has to be|ought to be)$/;

/** "I want Tom to be a carpenter", "let's say she's 44", "he's the villain now": of the known alone, and only what fills a field. */
function readWish(reading: Reading, index: number, claims: Claims): void {
  const { tokens, sentences, acts } = reading;
  const sentence = sentences[index];
  if (!sentence) return;
  const isSaid = /^(?:say|think|guess|decided|now|meant)$/;
  const hasLead =
    acts[index]?.pattern === 'speaks of oneself' &&
    findWord(reading, sentence.from, Math.min(sentence.from + 5, sentence.to), isSaid) !== undefined;
  for (let at = sentence.from; at < Math.min(sentence.from + 8, sentence.to); at++) {
    const subject = knownAt(reading, at);
    if (!subject) continue;
    const next = 'mention' in subject ? subject.mention.last + 1 : at + 1;
    const length = [2, 3].find((count) =>
      wishes.test(
        tokens
          .slice(next, next + count)
          .map((each) => each.lower)
          .join(' '),
      ),
    );
    const isPlain = /^(?:is|'s)$/.test(tokenAt(tokens, next).lower);
    if (length !== undefined) addFirm(reading, index, claims, subject, next + length, sentence.to);
    else if (isPlain) addFirm(reading, index, claims, subject, next + 1, sentence.to, !hasLead);
    return;
  }
}

/** Age, occupation and part in the story; `isRoleOnly` where anything else may be mere taste. */
function addFirm(
  reading: Reading,
  index: number,
  claims: Claims,
  subject: Argument,
  from: number,
  to: number,
  isRoleOnly = false,
): void {
  const segment = readSegment(reading, from, to);
  const facts = segment?.facts.filter(
    ({ field }) => field === 'role' || (!isRoleOnly && (field === 'age' || field === 'occupation')),
  );
  if (!segment || !facts || facts.length === 0) return;
  const firm: Facts = { facts, next: segment.next, isPersonal: true };
  addStatement({ reading, subjects: [subject], to, sentence: index, claims }, firm);
}

function findWord({ tokens }: Reading, from: number, to: number, word: RegExp): number | undefined {
  for (let at = from; at < to; at++) if (word.test(tokenAt(tokens, at).lower)) return at;
  return undefined;
}

/** Whom the sentence is about: a name or pronoun before the denial, else the topic of the sentence before, else the last one spoken of. */
function subjectBefore(reading: Reading, index: number, not: number): Argument | undefined {
  const sentence = reading.sentences[index];
  for (let at = sentence?.from ?? not; at < not; at++) {
    const mention = reading.mentionAt[at];
    if (mention) return { mention };
    if (/^(?:he|she)$/.test(tokenAt(reading.tokens, at).lower)) return { pronoun: at };
  }
  if (sentence && not > sentence.from + 1) return undefined;
  const topic = reading.mentions.findLast((mention) => mention.sentence < index && !mention.other);
  return topic ? { mention: topic } : { pronoun: not };
}

function knownAt({ mentionAt, tokens }: Reading, at: number): Argument | undefined {
  const mention: Mention | undefined = mentionAt[at];
  if (mention) return mention.known?.kind === 'character' ? { mention } : undefined;
  return /^(?:he|she)$/.test(tokenAt(tokens, at).lower) ? { pronoun: at } : undefined;
}
