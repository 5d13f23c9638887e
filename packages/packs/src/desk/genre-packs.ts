import { type GenrePack, genrePart, parseGenrePack } from '@greenlight/schema';

/** A file of kind genre, and the package that it is of. */
export interface GenreFile {
  from: string;
  text: string;
}

export interface NamedGenre {
  pack: GenrePack;
  from: string;
}

/**
 * The genres that files make together, in the order of their first file. Files of one genre are joined across packages, as a package may
 * bring names for another's; where that does not fit, each package's stand alone. What is no genre is passed over.
 */
export function joinGenres(files: readonly GenreFile[]): NamedGenre[] {
  const byGenre = new Map<string, { from: string; value: unknown }[]>();
  for (const { from, text } of files) {
    const value = parseJson(text);
    const part = genrePart.safeParse(value);
    if (part.success) byGenre.set(part.data.genre, [...(byGenre.get(part.data.genre) ?? []), { from, value }]);
  }
  return [...byGenre.values()].flatMap((parts) => {
    const first = parts[0]?.from ?? '';
    const whole = tryParse(parts.map(({ value }) => value));
    if (whole) return [{ pack: whole, from: first }];
    return [...new Set(parts.map(({ from }) => from))].flatMap((from) => {
      const pack = tryParse(parts.filter((part) => part.from === from).map(({ value }) => value));
      return pack ? [{ pack, from }] : [];
    });
  });
}

function tryParse(values: readonly unknown[]): GenrePack | undefined {
  try {
    return parseGenrePack(values);
  } catch {
    return undefined; // installed packages were judged alone; together they need not fit
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
