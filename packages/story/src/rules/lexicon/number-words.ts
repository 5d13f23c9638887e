const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const values = new Map<string, number>();
for (const [value, word] of units.entries()) values.set(word, value);
for (const [ten, word] of tens.entries()) {
  if (word === '_') continue;
  values.set(word, ten * 10);
  for (let unit = 1; unit <= 9; unit++) values.set(`${word}-${units[unit]}`, ten * 10 + unit);
}
values.set('fourty', 40).set('ninty', 90).set('dozen', 12).set('couple', 2).set('hundred', 100).set('thousand', 1000);

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const ordinalValues = new Map(ordinals.map((word, at) => [word, at + 1] as const));
ordinalValues.set('opening', 1);

/** `thirty-one` → 31; digits too. Undefined for anything else. */
export function numberValue(lower: string): number | undefined {
  const known = values.get(lower);
  if (known !== undefined) return known;
  if (!/^\d{1,6}$/.test(lower)) return undefined;
  return Number(lower);
}

/** A multiple of ten whose next word may be a unit: `thirty one`. */
export function isTens(lower: string): boolean {
  const value = values.get(lower);
  return value !== undefined && value >= 20 && value < 100 && value % 10 === 0;
}

/** `third`, `3rd` → 3. `opening` counts as the first. */
export function ordinalValue(lower: string): number | undefined {
  const digits = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(lower);
  return digits ? Number(digits[1]) : ordinalValues.get(lower);
}

/** `sixties`, `60s`, `60's`: a decade of life, no exact age. */
export function isDecade(lower: string): boolean {
  return (
    /^\d0['’]?s$/.test(lower) || lower === 'teens' || /^(twen|thir|for|four|fif|six|seven|eigh|nine)ties$/.test(lower)
  );
}
