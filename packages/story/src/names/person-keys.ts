import { parseName } from './name-key.ts';
import { remember } from './remember.ts';

// Two names of people are compared only where their words meet; see comparePersons. Each key says where:
// `=` all words, `1` the only word, `*` any of several words, `>` the last of several, `&` the first two, `R` a title that stands for
// somebody, `T` a title that somebody bears.

/** Where a name of a record is found. */
export const personKeys: (name: string) => readonly string[] = remember((name) => {
  const { tokens, title, isTitleOnly } = parseName(name);
  const [first] = tokens;
  if (first === undefined) return [];
  const words = tokens.length === 1 ? [`1${first}`] : [...fullKeys(tokens), ...tokens.map((token) => `*${token}`)];
  const role = title === undefined ? [] : [`${isTitleOnly ? 'R' : 'T'}${title}`];
  return [`=${tokens.join(' ')}`, ...words, ...role, ...(isTitleOnly ? [`1${first}`] : [])];
});

function fullKeys(tokens: readonly string[]): string[] {
  return [`>${tokens.at(-1)}`, `&${tokens[0]} ${tokens[1]}`];
}

/** Where everybody is found whom a name may mean. */
export function personQuery(name: string): string[] {
  const { tokens, title, isTitleOnly } = parseName(name);
  if (tokens.length === 0) return [];
  const singles = tokens.map((token) => `1${token}`);
  const words = tokens.length === 1 ? [`*${tokens[0]}`] : fullKeys(tokens);
  // "the King" may be any who is king; "King Wilhelm" may be "the King".
  const roles = title === undefined ? [] : isTitleOnly ? [`R${title}`, `T${title}`, `*${tokens[0]}`] : [`R${title}`];
  return [`=${tokens.join(' ')}`, ...singles, ...words, ...roles];
}
