/** One place of a pattern: whether an item may stand there, or any run of items. */
type Place<Item> = ((item: Item) => boolean) | typeof RUN;

const RUN = Symbol('any run of items');

/** A pattern of one name, as shells have them: `*`, `?`, `[a-z]`, `[!a]`, `[[:digit:]]`, and `\` before what stands for itself. */
export type NameGlob = (name: string) => boolean;

/** Compiles a pattern of one name; undefined when it is none, which matches nothing in git. */
export function compileName(pattern: string, ignoresCase: boolean): NameGlob | undefined {
  const fold = ignoresCase ? (text: string) => text.toLowerCase() : (text: string) => text;
  if (!/[\\*?[]/.test(pattern)) {
    const wanted = fold(pattern);
    return (name) => fold(name) === wanted;
  }
  const places = compilePlaces([...pattern], ignoresCase);
  return places && ((name) => matchPlaces(places, [...name]));
}

/** Compiles a pattern of a path, name by name; `**` stands for any folders between, and at the end for all that is inside. */
export function compilePath(pattern: string, ignoresCase: boolean): ((path: readonly string[]) => boolean) | undefined {
  const names = pattern.split('/');
  const places: Place<string>[] = [];
  for (const [index, name] of names.entries()) {
    if (name === '**') {
      if (index === names.length - 1) places.push(() => true);
      places.push(RUN);
      continue;
    }
    const place = compileName(name, ignoresCase);
    if (!place) return undefined;
    places.push(place);
  }
  return (path) => matchPlaces(places, path);
}

/** Only the last run is ever given more, so that the time is bounded by pattern times items. */
function matchPlaces<Item>(places: readonly Place<Item>[], items: readonly Item[]): boolean {
  let [at, item] = [0, 0];
  let run: { at: number; item: number } | undefined;
  while (item < items.length) {
    const place = places[at];
    const value = items[item] as Item; // the index is within
    if (place === RUN) {
      run = { at, item };
      at += 1;
    } else if (place?.(value)) {
      [at, item] = [at + 1, item + 1];
    } else if (run) {
      run.item += 1;
      [at, item] = [run.at + 1, run.item];
    } else return false;
  }
  while (places[at] === RUN) at += 1;
  return at === places.length;
}

function compilePlaces(pattern: readonly string[], ignoresCase: boolean): Place<string>[] | undefined {
  const places: Place<string>[] = [];
  let at = 0;
  while (at < pattern.length) {
    const letter = pattern[at];
    if (letter === '*') places.push(RUN);
    else if (letter === '?') places.push(() => true);
    else if (letter === '[') {
      const set = compileSet(pattern, at, ignoresCase);
      if (!set) return undefined;
      places.push(set.place);
      at = set.end;
    } else {
      if (letter === '\\') at += 1;
      const wanted = pattern[at];
      if (wanted === undefined) return undefined;
      places.push(letterPlace(wanted, ignoresCase));
    }
    at += 1;
  }
  return places;
}

function letterPlace(wanted: string, ignoresCase: boolean): (letter: string) => boolean {
  if (!ignoresCase) return (letter) => letter === wanted;
  const folded = wanted.toLowerCase();
  return (letter) => letter.toLowerCase() === folded;
}

const classes: Readonly<Record<string, RegExp>> = {
  alnum: /[a-z\d]/i,
  alpha: /[a-z]/i,
  blank: /[ \t]/,
  cntrl: /[\0-\x1f\x7f]/,
  digit: /\d/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /\s/,
  upper: /[A-Z]/,
  xdigit: /[a-f\d]/i,
};

/** A set such as `[!a-z_]` that begins at an index, and where it ends; undefined when nothing ends it. */
function compileSet(
  pattern: readonly string[],
  start: number,
  ignoresCase: boolean,
): { place: (letter: string) => boolean; end: number } | undefined {
  const isNegated = pattern[start + 1] === '!' || pattern[start + 1] === '^';
  const members: ((letter: string) => boolean)[] = [];
  const first = start + (isNegated ? 2 : 1);
  for (let at = first; at < pattern.length; at += 1) {
    if (pattern[at] === ']' && at > first) {
      const has = (letter: string) => members.some((member) => member(letter));
      const hasAny = ignoresCase ? (letter: string) => has(letter.toLowerCase()) || has(letter.toUpperCase()) : has;
      return { place: (letter) => hasAny(letter) !== isNegated, end: at };
    }
    const named = /^\[:([a-z]*):\]/.exec(pattern.slice(at, at + 12).join(''));
    if (named) {
      const known = classes[named[1] ?? ''];
      if (!known) return undefined;
      members.push((letter) => known.test(letter));
      at += named[0].length - 1;
      continue;
    }
    if (pattern[at] === '\\') at += 1;
    const low = pattern[at] ?? '';
    if (pattern[at + 1] !== '-' || pattern[at + 2] === ']' || at + 2 >= pattern.length) {
      members.push((letter) => letter === low);
      continue;
    }
    at += pattern[at + 2] === '\\' ? 3 : 2;
    const high = pattern[at] ?? '';
    members.push((letter) => letter >= low && letter <= high);
  }
  return undefined;
}
