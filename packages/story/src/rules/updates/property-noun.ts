export type Property = 'age' | 'occupation' | 'name' | 'role';

/** What of somebody a noun names. */
export function propertyOf(word: string): Property | undefined {
  if (word === 'age' || word === 'name' || word === 'role') return word;
  return /^(?:job|occupation|profession)$/.test(word) ? 'occupation' : undefined;
}
