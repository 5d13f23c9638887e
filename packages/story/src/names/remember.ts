/** How many results are kept; beyond it all are let go. */
const KEPT = 20_000;

/**
 * The same function, with its results kept by its argument. For pure functions of short texts: a project's names are compared
 * with every name of every message, and taking them apart is most of that work.
 */
export function remember<T>(compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = compute(text);
    if (results.size >= KEPT) results.clear();
    results.set(text, result);
    return result;
  };
}
