import type { ExtractionInput } from '@greenlight/schema';
import { type Analysis, analyseMessage } from './analysis.ts';
import { confidenceOf } from './entities.ts';
import type { Antecedent } from './pronouns.ts';
import { peopleSpokenOf } from './resolution.ts';

const DEPTH = 8;
const MESSAGE_STRIDE = 1000;

/** The people of earlier messages, oldest first, as antecedents. Sentences count down from zero into the past. */
export function readHistory(history: readonly string[], known: ExtractionInput['known']): Antecedent[] {
  const recent = history.slice(-DEPTH);
  const list: Antecedent[] = [];
  const genders = new Map<string, Antecedent['gender']>();
  for (const [index, message] of recent.entries()) {
    const analysis = analyseMessage(message.slice(0, 8000), known);
    const spokenOf = peopleSpokenOf(analysis, list);
    const offset = (index - recent.length) * 3;
    for (const each of confidentOnes(analysis, spokenOf)) {
      if (each.gender !== 'any') genders.set(each.name, each.gender);
      list.push({
        ...each,
        sentence: offset + each.sentence / MESSAGE_STRIDE,
        gender: each.gender === 'any' ? (genders.get(each.name) ?? 'any') : each.gender,
      });
    }
  }
  for (const each of list) if (each.gender === 'any') each.gender = genders.get(each.name) ?? 'any';
  return list;
}

/** Doubtful names of an earlier message are nobody to refer to. */
function confidentOnes(analysis: Analysis, spokenOf: readonly Antecedent[]): Antecedent[] {
  const doubtful = new Set<string>();
  for (const entity of new Set(analysis.entityOf.values()))
    if (entity.kind !== 'person' || confidenceOf(entity) < 0.5) doubtful.add(entity.name);
  return spokenOf.filter((each) => !doubtful.has(each.name));
}
