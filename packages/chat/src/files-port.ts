/**
 * The workspace's files, for reading only. Paths are as somebody typed them: relative to the workspace's root, or absolute inside it.
 * Every call judges its path anew and throws FORBIDDEN for one that leads outside (by `..`, an absolute path or a link) or is on
 * the never-list, NOT_FOUND for one that is not there, and VALIDATION for what is neither a file nor a folder. A folder where a file
 * was asked for, and the reverse, is VALIDATION too; `details.kind` says which it is.
 */
export interface FilesPort {
  /** Reads a file. Of a large one only the beginning, of a binary one nothing but its size and hash. */
  readDocument(path: string, options?: FileOptions): Promise<DocumentView>;
  /** Lists a folder, folders first, then by name. What is never readable is not listed. */
  listFolder(path: string, options?: FileOptions): Promise<FolderView>;
  /** Finds lines that contain the text, letter for letter but for case: the text is never an option, a command or an expression. */
  search(text: string, options?: SearchOptions): Promise<SearchView>;
}

export interface FileOptions {
  signal?: AbortSignal;
}

export interface DocumentView {
  /** Relative to the workspace's root, with `/`. */
  path: string;
  /** Bytes of the whole file. */
  size: number;
  /** The text, or its beginning; null for a binary file. */
  text: string | null;
  /** True when `text` is not all of it. */
  isCut: boolean;
  /** `sha256:<hex>` of the first `hashedBytes` bytes: of the whole file, unless it is larger than anybody waits for. */
  hash: string;
  hashedBytes: number;
}

export interface FolderView {
  path: string;
  entries: FolderEntry[];
  /** How many more there are than `entries` holds. */
  left: number;
  /** `sha256:<hex>` of the listing. */
  hash: string;
}

export interface FolderEntry {
  name: string;
  kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes; null for what is no file. */
  size: number | null;
}

export interface SearchOptions extends FileOptions {
  /** The folder or file to look in; the whole workspace when left out. */
  in?: string;
  /** How many lines at most. */
  limit?: number;
}

export interface SearchView {
  matches: SearchMatch[];
  /** True when there are more lines than `matches` holds. */
  isCut: boolean;
  /** Files that were opened. */
  filesRead: number;
  /** How many of them were too large to be looked through. */
  filesTooLarge: number;
}

export interface SearchMatch {
  path: string;
  /** From 1. */
  line: number;
  /** The line, cut around the match when it is long. */
  text: string;
  /** `sha256:<hex>` of the whole file's bytes. */
  hash: string;
}
