import { isSameValue } from '../draft/story-draft.ts';
import { foldText } from '../names/name-key.ts';
import { isEmpty } from '../reply/describe.ts';

type Fields = Record<string, unknown>;

/** What a mention says of a record that exists. */
export interface MergedValues {
  /** Goes in without a question: it fills a gap, adds to a list or says the same more fully. */
  set: Fields;
  /** Differs from what is there. */
  contradictions: Fields;
}

const lists = new Set(['traits', 'aliases', 'characters']);
const prose = new Set(['description', 'summary']);
const wording = new Set(['occupation', 'kind', 'title']);

/** Merges what was said with what is there. A correction overwrites; a mention fills, adds, and sets differences apart. */
export function mergeValues(current: Fields, said: Fields, isCorrection: boolean): MergedValues {
  const merged: MergedValues = { set: {}, contradictions: {} };
  for (const [field, value] of Object.entries(said)) {
    if (isEmpty(value) || isSameValue(current[field], value)) continue;
    const outcome = mergeValue(field, current[field], value, isCorrection);
    if (outcome === 'contradiction') merged.contradictions[field] = value;
    else if (outcome !== 'known') merged.set[field] = outcome.value;
  }
  return merged;
}

type Outcome = { value: unknown } | 'known' | 'contradiction';

function mergeValue(field: string, current: unknown, said: unknown, isCorrection: boolean): Outcome {
  if (isEmpty(current)) return { value: said };
  if (lists.has(field)) return mergeList(current, said);
  if (isCorrection) return { value: said };
  if (prose.has(field)) return mergeProse(String(current), String(said));
  if (wording.has(field)) return mergeWording(String(current), String(said));
  return 'contradiction';
}

function mergeList(current: unknown, said: unknown): Outcome {
  const there = asTexts(current);
  const keys = new Set(there.map(foldText));
  const added = asTexts(said).filter((each) => !keys.has(foldText(each)));
  return added.length > 0 ? { value: [...there, ...added] } : 'known';
}

function mergeProse(current: string, said: string): Outcome {
  if (foldText(current).includes(foldText(said))) return 'known';
  if (foldText(said).includes(foldText(current))) return { value: said };
  return { value: `${current.replace(/\s*[.;]?\s*$/, '.')} ${said}` };
}

/** "retired opera singer" says all that "singer" says. */
function mergeWording(current: string, said: string): Outcome {
  const there = foldText(current).split(' ');
  const words = foldText(said).split(' ');
  if (words.every((word) => there.includes(word))) return 'known';
  return there.every((word) => words.includes(word)) ? { value: said } : 'contradiction';
}

function asTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
