/** A set of words from a text block: words are separated by white space, `_` stands for the space inside a phrase. */
export function wordSet(...blocks: string[]): ReadonlySet<string> {
  const set = new Set<string>();
  for (const block of blocks) for (const word of block.split(/\s+/)) if (word) set.add(word.replaceAll('_', ' '));
  return set;
}

/** A map from a text block of `word:value` entries, separated by white space. */
export function wordMap<Value extends string>(
  block: string,
  parse: (value: string) => Value,
): ReadonlyMap<string, Value> {
  const map = new Map<string, Value>();
  for (const entry of block.split(/\s+/)) {
    const at = entry.lastIndexOf(':');
    if (at > 0) map.set(entry.slice(0, at).replaceAll('_', ' '), parse(entry.slice(at + 1)));
  }
  return map;
}
