import type { Claims } from './claim.ts';
import { titles } from './lexicon/titles.ts';
import { foldWord, tidyName } from './name-key.ts';
import { type Mention, type Reading, tokenAt } from './reading.ts';

/** Names put right: "it's Marek with a k, not Marec", "Sgt. Bello gets a first name: Hauwa". */
export function readNameCorrections(reading: Reading, index: number, claims: Claims): void {
  for (const mention of reading.mentions) {
    if (mention.sentence !== index || mention.other) continue;
    const spelled = mention.known ? undefined : misspelled(reading, mention);
    if (spelled) rename(claims, spelled, mention, mention.name);
    else readGivenName(reading, index, mention, claims);
  }
}

/** Whom the words "not Marec" after a new name mean, when the two are spelled almost alike. */
function misspelled({ tokens, mentions }: Reading, mention: Mention): Mention | undefined {
  return mentions.find(
    (each) =>
      each.known?.kind === 'character' &&
      each.sentence === mention.sentence &&
      each !== mention &&
      tokenAt(tokens, each.first - 1).lower === 'not' &&
      isSpelledAlmostAlike(each.name, mention.name),
  );
}

function isSpelledAlmostAlike(a: string, b: string): boolean {
  const [left, right] = [foldWord(a), foldWord(b)];
  return left !== right && left[0] === right[0] && distance(left, right) <= Math.max(1, Math.floor(left.length / 3));
}

/** How many letters part two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** `Bello gets a first name: Hauwa`, `Bello's first name is Hauwa`. */
function readGivenName(reading: Reading, index: number, owner: Mention, claims: Claims): void {
  const { tokens } = reading;
  let at = owner.last + 1;
  if (!/^(?:gets|has|needs|'s|have|get)$/.test(tokenAt(tokens, at).lower)) return;
  at++;
  if (/^(?:a|the)$/.test(tokenAt(tokens, at).lower)) at++;
  if (!/^(?:first|given|christian)$/.test(tokenAt(tokens, at).lower) || tokenAt(tokens, at + 1).lower !== 'name')
    return;
  at += 2;
  while (/^(?:is|:|,|=|should|be|now|too|-|–)$/.test(tokenAt(tokens, at).lower)) at++;
  const token = tokenAt(tokens, at);
  const sentence = reading.sentences[index];
  if (token.kind !== 'word' || (sentence && at >= sentence.to + 1)) return;
  const given = reading.mentionAt[at];
  const name = tidyName(token.text, token.shape === 'lower');
  const family = (owner.known?.name ?? owner.name).split(' ').filter((word) => !titles.has(foldWord(word)));
  if (given) given.other = 'new name';
  claims.statements.push({
    subjects: [{ mention: owner }],
    facts: {
      facts: [{ field: 'name', value: [name, ...family].join(' '), span: [token.start, token.end] }],
      next: at + 1,
      isPersonal: true,
    },
    sentence: index,
  });
}

function rename(claims: Claims, owner: Mention, mention: Mention, name: string): void {
  mention.other = 'new name';
  claims.statements.push({
    subjects: [{ mention: owner }],
    facts: { facts: [{ field: 'name', value: name, span: mention.span }], next: mention.last + 1, isPersonal: true },
    sentence: mention.sentence,
  });
}
