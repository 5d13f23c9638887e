import { systemCode } from '@greenlight/ledger';
import { GreenlightError, normalizeError } from '@greenlight/schema';

const refused = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ELOOP', 'EEXIST', 'ENOTEMPTY']);

/** A failure of the disk in words: FORBIDDEN for what may not be written there, else STORAGE. What is none stays what it is, or is INTERNAL. */
export function asDiskError(error: unknown, path: string): GreenlightError {
  const code = systemCode(error);
  if (error instanceof GreenlightError || typeof code !== 'string') return normalizeError(error);
  const message = `${path} cannot be written (${code}). Nothing was changed.`;
  return new GreenlightError(refused.has(code) ? 'FORBIDDEN' : 'STORAGE', message, { cause: error });
}
