import { readdirSync } from 'node:fs';
import { visibleEntries } from './list-folder.ts';
import type { Missing } from './locate.ts';
import { useFolder } from './open-safely.ts';
import { pathIn } from './place.ts';
import { walkFiles } from './walk-files.ts';

const MOST = 3;
/** As many files are looked at for one of that name elsewhere. */
const MOST_LOOKED_AT = 20_000;

/** Paths that somebody may have meant: names like it where it was looked for, else files of that name elsewhere. Only what may be seen. */
export function suggestPaths({ folder, name, rest }: Missing): string[] {
  const near = nearNames(name, namesIn(folder)).map((each) => pathIn(folder, each));
  return near.length > 0 ? near : elsewhere(folder, rest.at(-1) ?? name);
}

function namesIn(folder: Missing['folder']): string[] {
  const list = (base: string) => visibleEntries(folder, readdirSync(base, { withFileTypes: true }));
  return (useFolder(folder.absolute, list) ?? []).map((entry) => entry.name);
}

function nearNames(wanted: string, names: readonly string[]): string[] {
  const [sought, most] = [wanted.toLowerCase(), Math.max(1, Math.floor(wanted.length / 4))];
  return names
    .map((name) => ({ name, slips: slipsTo(sought, name.toLowerCase(), most) }))
    .filter(({ slips }) => slips <= most)
    .sort((one, other) => one.slips - other.slips)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Letters that differ, none when only the extension was left out; more than `most` is not counted further. */
function slipsTo(wanted: string, name: string, most: number): number {
  if (wanted === name || name.startsWith(`${wanted}.`)) return 0;
  if (Math.abs(wanted.length - name.length) > most) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: name.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...wanted].entries()) {
    const next = [index + 1];
    for (let at = 0; at < name.length; at += 1) {
      const exchanged = (row[at] ?? 0) + (name[at] === letter ? 0 : 1);
      next.push(Math.min(exchanged, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[name.length] ?? Number.POSITIVE_INFINITY;
}

function elsewhere(folder: Missing['folder'], wanted: string): string[] {
  const found: string[] = [];
  let seen = 0;
  for (const file of walkFiles(folder)) {
    seen += 1;
    if (file && slipsTo(wanted.toLowerCase(), file.path.slice(file.path.lastIndexOf('/') + 1).toLowerCase(), 0) === 0)
      found.push(file.path);
    if (found.length >= MOST || seen >= MOST_LOOKED_AT) break;
  }
  return found;
}
