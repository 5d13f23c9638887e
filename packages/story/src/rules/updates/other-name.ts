import type { Claims } from '../claim.ts';
import { type Argument, type Mention, type Reading, tokenAt } from '../reading.ts';
import { putName } from './new-name.ts';

/** "Briar Hall should be called Thornfield Hall": the name it is to have. */
export function readNewName(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence) return;
  const { tokens, mentionAt } = reading;
  for (let at = sentence.from + 2; at < sentence.to - 1; at++) {
    if (!/^(?:called|named|renamed)$/.test(tokenAt(tokens, at).lower)) continue;
    const modal = linkBefore(reading, at);
    if (modal < 0) continue;
    let subject = modal - 1;
    if (/^(?:needs|has|ought|now|rather)$/.test(tokenAt(tokens, subject).lower)) subject--;
    const mention: Mention | undefined = mentionAt[subject];
    const target: Argument | undefined = mention?.known
      ? { mention }
      : /^(?:he|she)$/.test(tokenAt(tokens, subject).lower)
        ? { pronoun: subject }
        : undefined;
    if (target)
      putName(reading, index, target, tokenAt(tokens, at + 1).lower === 'as' ? at + 2 : at + 1, sentence.to, claims);
  }
}

/** Where "should be called" or "is now called" begins; -1 when nobody gets another name. */
function linkBefore({ tokens }: Reading, at: number): number {
  const before = tokenAt(tokens, at - 1).lower;
  const first = tokenAt(tokens, at - 2).lower;
  if (before === 'be') return /^(?:should|must|will|shall|to)$/.test(first) ? at - 2 : -1;
  return before === 'now' && /^(?:is|'s|was|gets)$/.test(first) ? at - 2 : -1;
}

/** "From now on he's Corvin", "he is Bernard now": another name for somebody known. */
export function readOtherName(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence || reading.acts[index]?.kind === 'question') return;
  const { tokens, mentionAt, known } = reading;
  const words = tokens.slice(sentence.from, sentence.to).map(({ lower }) => lower);
  const hasNow = /\b(?:from now on|now|instead|from here on)\b/.test(words.join(' '));
  if (!hasNow || !known.all.some(({ kind }) => kind === 'character')) return;
  for (let at = sentence.from; at < sentence.to - 1; at++) {
    const isLink = /^(?:is|'s)$/.test(tokenAt(tokens, at).lower);
    const name = mentionAt[at + 1] ?? mentionAt[at + 2];
    if (
      !isLink ||
      !name ||
      name.known ||
      name.other ||
      (name.first !== at + 1 && tokenAt(tokens, at + 1).lower !== 'now')
    )
      continue;
    const before = mentionAt[at - 1];
    const target: Argument | undefined =
      before?.known?.kind === 'character'
        ? { mention: before }
        : /^(?:he|she)$/.test(tokenAt(tokens, at - 1).lower)
          ? { pronoun: at - 1 }
          : undefined;
    if (!target || name.last + 1 < sentence.to - 3) continue;
    putName(reading, index, target, name.first, name.last + 1, claims);
    return;
  }
}
