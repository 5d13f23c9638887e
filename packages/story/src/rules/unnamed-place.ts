import type { ExtractedLocation } from '@greenlight/schema';
import type { Analysis } from './analysis.ts';
import { capitalize } from './capitalize.ts';
import { readSegment } from './fact-segment.ts';
import { createVerbs, recordNouns } from './lexicon/act-words.ts';
import { readNounPhrase } from './noun-phrase.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';

/** "Add a location: an abandoned factory in Detroit", "create a lighthouse": a place asked for by its noun alone. */
export function unnamedPlaces({ reading }: Analysis): ExtractedLocation[] {
  return reading.acts.flatMap((act, index) => {
    const place =
      act.kind === 'create' && createVerbs.has(tokenAt(reading.tokens, act.head).lower)
        ? unnamedIn(reading, index)
        : undefined;
    return place ? [place] : [];
  });
}

function unnamedIn(reading: Reading, index: number, start?: number): ExtractedLocation | undefined {
  const { tokens, mentionAt } = reading;
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || !act) return undefined;
  const from = start ?? nounStart(reading, act.head + 1, sentence.to);
  if (from >= sentence.to || mentionAt[from]) return undefined;
  const noun = readNounPhrase(reading, from, sentence.to);
  if (!noun?.place || noun.isPersonal || /^(?:location|place|setting|stage|state|well)$/.test(noun.place.kind))
    return undefined;
  const next = tokenAt(tokens, noun.next);
  if (/^(?:called|named|[,:"“(])$/.test(next.lower) || mentionAt[noun.next]) return undefined;
  const first = /^(?:a|an|the|another|one|new)$/.test(tokenAt(tokens, from).lower) ? from + 1 : from;
  const name = phrase(reading, first, noun.next - 1);
  const whole = readSegment(reading, from, sentence.to)?.place?.description;
  const location: ExtractedLocation = {
    name: capitalize(name.text),
    kind: noun.place.kind,
    confidence: 0.75,
    evidence: { name: name.span, kind: name.span },
  };
  if (whole && whole.text.length > name.text.length) {
    location.description = capitalize(whole.text);
    location.evidence.description = whole.span;
  }
  return location;
}

/** After "a location:", else right after the verb. */
function nounStart({ tokens }: Reading, at: number, to: number): number {
  for (let next = at; next < Math.min(at + 4, to); next++) {
    if (recordNouns.get(tokenAt(tokens, next).lower)?.kind !== 'locations') continue;
    return /^[:,–—-]$/.test(tokenAt(tokens, next + 1).text) ? next + 2 : to;
  }
  return at;
}
