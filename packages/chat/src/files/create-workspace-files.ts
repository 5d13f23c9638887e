import type { FilesPort } from '../files-port.ts';

export interface WorkspaceFilesOptions {
  /** The workspace's folder. Nothing outside it is read. */
  root: string;
  /** Absolute paths of what is private besides, with all that is in it: a data folder that lies in the workspace. */
  hidden?: readonly string[];
}

/**
 * The files of a workspace, for reading. Private whatever is asked: `.git`, `data`, `.env*`, keys, and what `.gitignore` hides.
 * A hard link to a file outside cannot be told from the file and is read.
 */
export function createWorkspaceFiles(options: WorkspaceFilesOptions): FilesPort {
  // Loaded with the first file that is asked for: most commands ask for none.
  let opened: Promise<FilesPort> | undefined;
  const open = () => {
    opened ??= import('./workspace-files.ts').then(({ openWorkspaceFiles }) => openWorkspaceFiles(options));
    return opened;
  };
  return {
    readDocument: async (path, options) => (await open()).readDocument(path, options),
    listFolder: async (path, options) => (await open()).listFolder(path, options),
    search: async (text, options) => (await open()).search(text, options),
  };
}
