import { GreenlightError, normalizeError } from '@greenlight/schema';

/** What the system says when it cannot do something, in words. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'it is not permitted',
  EROFS: 'its disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EIO: 'the disk fails',
  ENOENT: 'it is not there',
  ENOTDIR: 'a file stands where a folder should',
  EISDIR: 'a folder stands where a file should',
  EEXIST: 'something else stands there',
  ELOOP: 'it is a link, or links go in a circle',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
};

/** The same as `normalizeError`, with a failed system call told by its file and reason: whoever sits at a terminal may see the machine's paths. */
export function explainError(thrown: unknown): GreenlightError {
  const error = normalizeError(thrown);
  if (error.code !== 'INTERNAL') return error;
  const { code = '', path } = (error.cause ?? {}) as NodeJS.ErrnoException; // whatever it is, it is looked at only
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  if (!reason) return error;
  const what = path === undefined ? 'What had to be read or written could not be' : `${path} cannot be used`;
  return new GreenlightError('STORAGE', `${what}: ${reason} (${code}).`, { cause: error });
}
