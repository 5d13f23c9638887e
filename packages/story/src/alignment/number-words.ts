const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const numberWord = new RegExp(
  `\\b(?:(${tens.join('|')})(?:[ -](${units.slice(1, 10).join('|')}))?|(${units.join('|')}))\\b`,
  'gi',
);

/** A number in a text, with the characters that say it. */
export interface NumberInText {
  value: number;
  span: [number, number];
}

/** The whole numbers of a text up to four digits, as digits or as words up to ninety-nine, in order. */
export function findNumbers(text: string): NumberInText[] {
  const digits = [...text.matchAll(/(?<![\d.,])\b\d{1,4}\b(?![.,]?\d)/g)].map((match) =>
    found(match, Number(match[0])),
  );
  const words = [...text.matchAll(numberWord)].map((match) => found(match, wordsValue(match)));
  return [...digits, ...words].sort((a, b) => a.span[0] - b.span[0]);
}

function found(match: RegExpExecArray, value: number): NumberInText {
  return { value, span: [match.index, match.index + match[0].length] };
}

function wordsValue([, ten, unit, small]: RegExpExecArray): number {
  if (small) return units.indexOf(small.toLowerCase());
  return 10 * (tens.indexOf((ten ?? '').toLowerCase()) + 2) + Math.max(0, units.indexOf((unit ?? '').toLowerCase()));
}
