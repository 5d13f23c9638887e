import type { WantedFill } from './wanted-thing.ts';

const part =
  /^\s*(?:(?:so|and|then|ok|okay|well|now),?\s+)*(?:(?:in|at|during|for)\s+)?(?:the\s+)?(?:act\s+(\d{1,2}|one|two|three|four|five)\b|(first|second|third|fourth|fifth|last|final|opening|next)\s+(act|scene|half|beat)\b(?!\s+of\b)|scene\s+\d{1,5}\b|(?:ending|climax|twist|midpoint)\s+(?:is|comes)\b)/i;

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  first: 1,
  two: 2,
  second: 2,
  three: 3,
  third: 3,
  four: 4,
  fourth: 4,
  five: 5,
  fifth: 5,
};

/** True for a telling that says itself which part of the film it is of: "in the second act …", "the ending is …". */
export function isOfAPart(text: string): boolean {
  return part.test(text);
}

/** True for words that begin with another act than the one that is asked about. */
export function isOfAnotherAct(fill: WantedFill, text: string): boolean {
  const asked = actOf(fill);
  const [, byNumber, byOrder, what] = part.exec(text) ?? [];
  const word = (byNumber ?? (what?.toLowerCase() === 'act' ? byOrder : undefined))?.toLowerCase();
  if (asked === undefined || word === undefined) return false;
  const told = numbers[word] ?? Number(word);
  return Number.isInteger(told) && told !== asked;
}

function actOf(fill: WantedFill): number | undefined {
  if (fill.type === 'order' || fill.kind !== 'act') return undefined;
  if (fill.type !== 'update') return typeof fill.set.number === 'number' ? fill.set.number : undefined;
  const number = /^act (\d+)$/.exec(fill.name)?.[1];
  return number === undefined ? undefined : Number(number);
}
