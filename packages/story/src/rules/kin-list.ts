import type { Claims } from './claim.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { type Mention, phrase, type Reading, tokenAt } from './reading.ts';

interface Labelled {
  mention: Mention;
  word: string;
  span: [number, number];
  sentence: number;
}

const MOST = 8;

/** `mother: Agnes, 41. kid: Tom, 10.`: kin that a note lists by label are one family. */
export function readKinList(reading: Reading, claims: Claims): void {
  const listed = reading.sentences.flatMap(({ from, to }, sentence) => {
    const word = tokenAt(reading.tokens, from).lower;
    const mention = reading.mentionAt[from + 2];
    const isLabel = from + 2 < to && /^[:=]$/.test(tokenAt(reading.tokens, from + 1).text);
    if (!isLabel || !mention || relationWord(word)?.type !== 'family') return [];
    const each: Labelled = { mention, word, span: phrase(reading, from, from).span, sentence };
    return [each];
  });
  for (const [index, each] of listed.slice(0, MOST).entries()) {
    for (const other of listed.slice(index + 1, MOST)) {
      const { word, span, sentence } = other;
      claims.relations.push({
        from: { mention: other.mention },
        to: { mention: each.mention },
        type: 'family',
        word,
        span,
        weight: 0.75,
        sentence,
      });
    }
  }
}
