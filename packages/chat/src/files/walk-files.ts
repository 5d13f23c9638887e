import { type Dirent, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { systemCode } from './file-failure.ts';
import { visibleEntries } from './list-folder.ts';
import { useFolder } from './open-safely.ts';
import { enterFolder, type FilePlace, type FolderPlace, pathIn } from './place.ts';
import { IGNORE_FILE } from './read-ignore-file.ts';

/** Folders within folders, at most. */
const DEEPEST = 64;

interface Level {
  folder: FolderPlace;
  entries: readonly Dirent[];
  next: number;
}

/**
 * The files below a folder that may be read, by name, and a null for each folder, so that whoever walks can rest. Private and
 * hidden folders are not looked into. Links are not followed: what they lead to is met where it lies.
 */
export function* walkFiles(start: FolderPlace): Generator<FilePlace | null, void> {
  const levels = openLevel(start.absolute, () => start);
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const { folder } = level;
    const entry = level.entries[level.next++];
    if (!entry) levels.pop();
    else if (entry.isFile()) yield placeOf(folder, entry.name);
    else if (entry.isDirectory() && levels.length < DEEPEST) {
      yield null;
      levels.push(
        ...openLevel(join(folder.absolute, entry.name), (hasRules) => enterFolder(folder, entry.name, hasRules)),
      );
    }
  }
}

/** One level, or none where the folder has gone or the system does not let it be read. */
function openLevel(absolute: string, enter: (hasIgnoreFile: boolean) => FolderPlace): Level[] {
  try {
    const level = useFolder(absolute, (base) => {
      const all = readdirSync(base, { withFileTypes: true });
      const folder = enter(all.some(({ name }) => name === IGNORE_FILE));
      return { folder, entries: visibleEntries(folder, all), next: 0 };
    });
    return level ? [level] : [];
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return [];
  }
}

function placeOf(folder: FolderPlace, name: string): FilePlace {
  return { kind: 'file', path: pathIn(folder, name), absolute: `${folder.absolute}${sep}${name}` };
}
