import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What stands below a folder, by paths from it with `/`. No link is followed: one counts among the files. */
export interface Tree {
  files: string[];
  /** Each after the one it stands in. */
  folders: string[];
}

export async function listTree(folder: string): Promise<Tree> {
  const files: string[] = [];
  const folders: string[] = [];
  for (const open = ['']; open.length > 0; ) {
    const at = open.pop() ?? '';
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      (entry.isDirectory() ? folders : files).push(path);
      if (entry.isDirectory()) open.push(path);
    }
  }
  return { files: files.sort(), folders };
}
