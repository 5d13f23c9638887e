import { foldWord } from './name-key.ts';
import { belief, type Mention } from './reading.ts';

const works =
  '(?:film|films|movie|movies|short|book|books|novel|novella|story|stories|tale|play|poem|opera|song|series|comic|version|adaptation|one|original)';
const name = "((?:\\p{Lu}[\\p{L}.'’-]*\\s+){0,3}\\p{Lu}[\\p{L}'’-]+)";
const by = new RegExp(
  `(?:\\p{Lu}[\\p{L}'’-]*["”]?|\\b${works}|\\bwritten|\\bdirected|\\bit['’]?s|\\bis|\\bwas),?\\s+by\\s+${name}`,
  'gu',
);
const ofTheirs = new RegExp(
  `\\b(?:the|that|this|an?|another)\\s+(?:old|famous|classic|great|little|short|early|late|original)?\\s*${name}\\s+${works}\\b`,
  'gu',
);
/** The family names of those who made what a conversation is based on: "The Monkey's Paw by W. W. Jacobs". Folded. */
export function readMakers(history: readonly string[]): Set<string> {
  const makers = new Set<string>();
  for (const message of history) {
    for (const [, found = ''] of [...message.matchAll(by), ...message.matchAll(ofTheirs)]) {
      const words = found.trim().split(/\s+/);
      // One word alone may be anybody: "shot by Tom".
      if (words.length > 1) makers.add(foldWord(words.at(-1) ?? ''));
    }
  }
  return makers;
}

/** Takes those for nobody of the story whose name a maker bears, unless they are told of outright. */
export function hideMakers(mentions: readonly Mention[], makers: ReadonlySet<string>): void {
  for (const mention of mentions) {
    const last = foldWord(mention.name.split(' ').at(-1) ?? '');
    const isTold = mention.known || mention.hasTitle || mention.person.some(({ weight }) => weight >= 0.82);
    if (makers.has(last) && !isTold && belief(mention.place) < 0.6) mention.other ??= 'maker';
  }
}
