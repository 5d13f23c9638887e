import { assetPath, type Finding } from '@greenlight/schema';
import { ArchiveFault, quote } from './archive-fault.ts';

/** The manifest's own place: a file of this name elsewhere is a file like others. */
export const MANIFEST = 'manifest.json';

/** What is wrong with a path by itself, as package.G0A says it: it leads out of the package, or is none we take. */
export function judgePath(path: string): Finding | undefined {
  const says = (code: string, message: string, remedy: string): Finding => ({
    gate: 'package.G0A',
    severity: 'blocker',
    code,
    message,
    where: quote(path).slice(1, -1),
    remedy,
  });
  if (isEscaping(path))
    return says('ESCAPING_PATH', `${quote(path)} leads out of the package`, 'Use a path relative to the manifest.');
  if (assetPath.safeParse(path).success) return undefined;
  const remedy = 'Use letters, digits, ".", "_" and "-", with "/" between folders, 240 characters at most.';
  return says('INVALID_PATH', `${quote(path)} is not a path that a package can hold`, remedy);
}

function isEscaping(path: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\\/.test(path) || path.split('/').includes('..');
}

/** Keeps the names of an archive apart, as the least able file system does: by case, by Unicode form, files from folders. */
export interface NameRegister {
  /** Throws ArchiveFault for a name that is there already, or that some system takes for one that is. */
  add(path: string, kind: 'file' | 'folder'): void;
}

export function createNameRegister(): NameRegister {
  const names = new Map<string, { path: string; kind: 'file' | 'folder' }>();
  const add = (path: string, kind: 'file' | 'folder') => {
    const key = fold(path);
    const known = names.get(key);
    if (!known) return void names.set(key, { path, kind });
    if (known.path !== path) throw collision(known.path, path);
    if (kind === 'folder' && known.kind === 'folder') return;
    if (kind === 'file' && known.kind === 'file')
      throw new ArchiveFault('DOUBLED_NAME', `${quote(path)} is there twice`, { where: quote(path).slice(1, -1) });
    throw new ArchiveFault('FILE_AND_FOLDER', `${quote(path)} is a file and a folder`, {
      where: quote(path).slice(1, -1),
    });
  };
  return {
    add(path, kind) {
      for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) add(path.slice(0, at), 'folder');
      add(path, kind);
    },
  };
}

function fold(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

function collision(known: string, path: string): ArchiveFault {
  return new ArchiveFault('COLLIDING_NAMES', `${quote(known)} and ${quote(path)} are one name on some systems`, {
    where: quote(path).slice(1, -1),
    remedy: 'Rename one of them.',
  });
}
