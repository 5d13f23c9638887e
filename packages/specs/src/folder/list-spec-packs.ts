import { readdirSync } from 'node:fs';
import { isSpecId } from '../spec-id.ts';
import { findSpecs, SPECS_FOLDER } from './spec-places.ts';

/** What stands in a workspace's folder of packs. */
export interface SpecListing {
  /** In order. One may still be a link, or lack its files. */
  ids: string[];
  /** What looks like a pack and is none, a sentence each. */
  notes: string[];
}

/** Lists the packs of a workspace; none where it has no folder for them. Throws FORBIDDEN where that leads out of it. */
export function listSpecPacks(workspace: string): SpecListing {
  const folders = readFolder(findSpecs(workspace)).filter((each) => !each.isFile() && !/^[._]/.test(each.name));
  const names = folders.map(({ name }) => name).sort();
  return {
    ids: names.filter(isSpecId),
    notes: names
      .filter((name) => !isSpecId(name))
      .map(
        (name) => `${SPECS_FOLDER}/${name} is no spec pack: an id has capitals and digits in parts joined by hyphens.`,
      ),
  };
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
