/** Words before a name that do not tell two people apart, except "Mr" from "Mrs". */
const titles = new Set(
  (
    'dr mr mrs ms miss sir lady lord king queen prince princess count countess captain colonel sergeant inspector detective ' +
    'professor father sister brother judge squire sheriff commander dona don pan pani old uncle aunt'
  ).split(' '),
);
const spelledOut: Record<string, string> = {
  doctor: 'dr',
  mister: 'mr',
  missus: 'mrs',
  saint: 'st',
  prof: 'professor',
  capt: 'captain',
};

/** A name as compared: lower case, without accents, punctuation and a leading article; titles in one spelling. */
export function nameKey(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?(?=\s|$)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  const bare = words.length > 1 && /^(the|a|an)$/.test(words[0] ?? '') ? words.slice(1) : words;
  return bare.map((word) => spelledOut[word] ?? word).join(' ');
}

/** The key without titles in front; the whole key when there is nothing else. */
export function untitledKey(name: string): string {
  const words = nameKey(name).split(' ');
  const first = words.findIndex((word) => !titles.has(word));
  return first < 0 ? words.join(' ') : words.slice(first).join(' ');
}

/** True when one name's words are all in the other: "Amara" and "Dr. Amara Okafor". */
export function isPartOf(part: string, whole: string): boolean {
  const words = new Set(untitledKey(whole).split(' '));
  return untitledKey(part)
    .split(' ')
    .every((word) => words.has(word));
}

/**
 * The known name that a name stands for: the same, else the same but for its title, else the only one it is a part of.
 * Undefined when it is new, or could be two. "Mrs Bennet" is not Elizabeth Bennet: whoever says so must use the known name.
 */
export function resolveName(name: string, known: readonly string[]): string | undefined {
  const same = known.find((other) => nameKey(other) === nameKey(name));
  if (same !== undefined) return same;
  const courtesy = courtesyOf(name);
  const possible = known.filter((other) => !courtesy || [undefined, courtesy].includes(courtesyOf(other)));
  const wholes = possible.filter((other) => isPartOf(name, other) && (!courtesy || courtesyOf(other) === courtesy));
  return (
    only(possible.filter((other) => untitledKey(other) === untitledKey(name))) ??
    only(wholes) ??
    only(possible.filter((other) => isPartOf(other, name)))
  );
}

function courtesyOf(name: string): string | undefined {
  return nameKey(name).match(/^(mr|mrs|ms|miss) /)?.[1];
}

function only(names: string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
