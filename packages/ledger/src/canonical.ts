import serialize from 'canonicalize';

// JSON.stringify writes a lone surrogate as an escape, in lower case; RFC 8785 (3.2.2.2) wants an error instead.
const loneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/;

/**
 * Canonical JSON as RFC 8785 defines it: keys in UTF-16 order, no white space, numbers as ECMAScript writes them.
 * Members that are undefined are left out. Throws for what JSON cannot hold and for lone surrogates.
 */
export function canonicalize(value: unknown): string {
  return checkSurrogates(write(value));
}

/**
 * The canonical form of an object, and the offset in it where a further member `key` would begin: so one can be put in without
 * writing the others anew. The object must have a key that comes after it.
 */
export function canonicalizeAround(value: object, key: string): { text: string; at: number } {
  let text = '';
  let at = -1;
  for (const name of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[name];
    if (member === undefined) continue;
    text += text === '' ? '{' : ',';
    if (at < 0 && name > key) at = text.length;
    text += `${JSON.stringify(name)}:${write(member)}`;
  }
  return { text: checkSurrogates(`${text}}`), at };
}

function write(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value); // most of a ledger entry, and quicker so
  const text = typeof value === 'function' ? undefined : serialize(value);
  if (text === undefined) throw new TypeError('Only JSON values have a canonical form.');
  return text;
}

function checkSurrogates(text: string): string {
  if (!text.includes('\\ud') || !loneSurrogate.test(text)) return text;
  throw new TypeError('Text with half a surrogate pair has no canonical form.');
}
