import type { ExtractedCharacter } from '@greenlight/schema';
import type { Analysis } from './analysis.ts';
import { capitalize } from './capitalize.ts';
import { CharacterDraft } from './character-draft.ts';
import { readSegment } from './fact-segment.ts';
import { recordNouns } from './lexicon/act-words.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';

/** "Create a character: the landlady", "a character who is a nurse": asked for, but without a name, so the noun stands for one. */
export function unnamedPeople(analysis: Analysis): ExtractedCharacter[] {
  const { reading } = analysis;
  return reading.acts.flatMap((act, index) => {
    const isNamed = reading.mentions.some(
      (mention) => mention.sentence === index && !mention.other && mention.person.length > 0,
    );
    return act.kind === 'create' && !isNamed ? unnamedIn(reading, index) : [];
  });
}

function unnamedIn(reading: Reading, index: number): ExtractedCharacter[] {
  const { tokens } = reading;
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || !act) return [];
  for (let at = act.head; at < Math.min(sentence.to, act.head + 6); at++) {
    const noun = recordNouns.get(tokenAt(tokens, at).lower);
    if (noun?.kind !== 'characters' || noun.isPlural) continue;
    const from = descriptionStart(reading, at + 1, sentence.to);
    const character = from === undefined ? undefined : describeUnnamed(reading, index, from, sentence.to);
    return character ? [character] : [];
  }
  return [];
}

/** After a colon, a comma, "who is", "who works as". */
function descriptionStart({ tokens }: Reading, at: number, to: number): number | undefined {
  let next = at;
  if (/^[:,–—-]$/.test(tokenAt(tokens, next).text)) next++;
  if (/^(?:who|that)$/.test(tokenAt(tokens, next).lower)) next++;
  if (/^(?:is|works|'s)$/.test(tokenAt(tokens, next).lower)) next++;
  if (tokenAt(tokens, next).lower === 'as') next++;
  return next > at && next < to ? next : undefined;
}

function describeUnnamed(reading: Reading, index: number, from: number, to: number): ExtractedCharacter | undefined {
  const { tokens } = reading;
  const segment = readSegment(reading, from, to);
  if (!segment?.isPersonal) return undefined;
  let first = from;
  if (/^(?:a|an|the)$/.test(tokenAt(tokens, first).lower)) first++;
  let last = first;
  while (last < Math.min(segment.next, first + 5) && !isPersonNoun(tokenAt(tokens, last).lower)) last++;
  if (!isPersonNoun(tokenAt(tokens, last).lower) || last >= segment.next) return undefined;
  const draft = new CharacterDraft();
  for (const fact of segment.facts) draft.add(fact, index);
  const { set, evidence } = draft.fields();
  const name = phrase(reading, first, last);
  return { ...set, name: capitalize(name.text), confidence: 0.62, evidence: { ...evidence, name: name.span } };
}
