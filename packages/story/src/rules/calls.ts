import type { Claims } from './claim.ts';
import { isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { tidyName } from './name-key.ts';
import { type Argument, phrase, type Reading, tokenAt } from './reading.ts';

const LONGEST = 4;

/** "Everyone calls him Shorty", "his friends call Bruno the Bear": what others call somebody is another name, not a new one. */
export function readCalls(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  const kind = reading.acts[index]?.kind;
  if (!sentence || kind === 'question' || kind === 'update' || kind === 'create') return;
  const { tokens, mentionAt } = reading;
  for (let at = sentence.from + 1; at < sentence.to - 2; at++) {
    if (!/^(?:calls?|nickname|nicknamed|nicknames)$/.test(tokenAt(tokens, at).lower) || !isOthers(reading, at - 1))
      continue;
    const mention = mentionAt[at + 1];
    const owner: Argument | undefined = mention
      ? { mention }
      : /^(?:him|her)$/.test(tokenAt(tokens, at + 1).lower)
        ? { pronoun: at + 1 }
        : undefined;
    const start = mention ? mention.last + 1 : at + 2;
    const name = owner && nameAt(reading, start, sentence.to);
    if (!owner || !name) continue;
    for (let each = name.first; each <= name.last; each++) {
      const said = mentionAt[each];
      if (said && !said.known) said.other = 'another name';
    }
    const words = phrase(reading, name.first, name.last);
    const value = tidyName(words.text, tokenAt(tokens, name.first).shape === 'lower');
    claims.statements.push({
      subjects: [owner],
      facts: { facts: [{ field: 'alias', value, span: words.span }], next: name.last + 1, isPersonal: true },
      sentence: index,
    });
    return;
  }
}

/** "Everyone", "the kids", "his friends": not one person who telephones another. */
function isOthers({ tokens }: Reading, at: number): boolean {
  const { lower } = tokenAt(tokens, at);
  return /^(?:everyone|everybody|people|they|all|friends|kids|locals|neighbours|neighbors|children|colleagues|men|girls|boys|villagers|family|mates|students|pupils|crew|town|village)$/.test(
    lower,
  );
}

/** One to four words up to a mark: capitals, a quotation, or small words that are no function words. */
function nameAt({ tokens }: Reading, from: number, to: number): { first: number; last: number } | undefined {
  const first = /^["“«'‘]$/.test(tokenAt(tokens, from).text) ? from + 1 : from;
  const isQuoted = tokenAt(tokens, first).quoted;
  let last = first;
  if (isQuoted) while (tokenAt(tokens, last + 1).quoted && last + 1 < to) last++;
  else {
    if (tokenAt(tokens, last).lower === 'the') last++;
    while (last + 1 < to && tokenAt(tokens, last + 1).kind === 'word' && tokenAt(tokens, last + 1).shape !== 'lower')
      last++;
  }
  const head = tokenAt(tokens, last);
  if (
    head.kind !== 'word' ||
    last >= to ||
    last - first >= LONGEST ||
    (!isQuoted && head.shape === 'lower' && isOrdinaryWord(head.lower))
  )
    return undefined;
  const isClosed =
    isQuoted ||
    last + 1 >= to ||
    tokenAt(tokens, last + 1).kind !== 'word' ||
    /^(?:because|and|but|since|for|at|in|when|now)$/.test(tokenAt(tokens, last + 1).lower);
  return isClosed ? { first, last } : undefined;
}
