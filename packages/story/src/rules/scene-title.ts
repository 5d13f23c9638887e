import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { type Phrase, phrase, type Reading, tokenAt } from './reading.ts';
import type { SceneCue } from './scene-cue.ts';

/** `called "The Heist"`, `titled Dawn`, and `Scene 3: The Heist` when nothing but capitals follows. */
export function titleIn(reading: Reading, cue: SceneCue, to: number): { title: Phrase; next: number } | undefined {
  const { tokens } = reading;
  for (let at = cue.body; at < Math.min(cue.body + 4, to); at++) {
    if (!/^(?:called|titled|named|entitled|title)$/.test(tokenAt(tokens, at).lower)) continue;
    let first = at + 1;
    if (/^[:"“«']$/.test(tokenAt(tokens, first).text)) first++;
    let last = first;
    while (
      last + 1 < to &&
      (tokenAt(tokens, first).quoted
        ? tokenAt(tokens, last + 1).quoted
        : tokenAt(tokens, last + 1).kind === 'word' && tokenAt(tokens, last + 1).shape !== 'lower')
    )
      last++;
    if (first < to && tokenAt(tokens, first).kind !== 'mark')
      return { title: phrase(reading, first, last), next: last + (tokenAt(tokens, first).quoted ? 2 : 1) };
  }
  if (!cue.isHeading) return undefined;
  const words = tokens.slice(cue.body, to);
  const isTitle =
    words.length > 0 &&
    words.length <= 6 &&
    words.every((each) => each.kind === 'word' && (each.shape !== 'lower' || isFunctionWord(each.lower))) &&
    words[0]?.shape !== 'lower' &&
    words.length > 1 &&
    words.at(-1)?.shape !== 'lower';
  const mention = reading.mentionAt[cue.body];
  return isTitle && !(mention && mention.last === to - 1)
    ? { title: phrase(reading, cue.body, to - 1), next: to }
    : undefined;
}
