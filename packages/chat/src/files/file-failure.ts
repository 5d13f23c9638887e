import { GreenlightError } from '@greenlight/schema';
import { quoteCode } from './markdown.ts';

/** The code of a failed system call, such as ENOENT; undefined for another error. */
export function systemCode(thrown: unknown): string | undefined {
  const code = (thrown as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** A failed system call as an error for people, without the machine's own paths. */
export function describeFailure(thrown: unknown, path: string): GreenlightError {
  const shown = quoteCode(path);
  switch (systemCode(thrown)) {
    case 'EACCES':
    case 'EPERM':
      return new GreenlightError('FORBIDDEN', `The system does not let ${shown} be read.`, { cause: thrown });
    case 'ENAMETOOLONG':
      return new GreenlightError('VALIDATION', `The path ${shown} is longer than the system takes.`, { cause: thrown });
    case 'ENXIO': // a socket, or a FIFO's like
      return notAFile(path);
    default:
      return new GreenlightError('STORAGE', `${shown} could not be read. Please try again.`, { cause: thrown });
  }
}

/** Refuses what is neither file nor folder: a FIFO, a socket, a device. */
export function notAFile(path: string): GreenlightError {
  return new GreenlightError('VALIDATION', `${quoteCode(path)} is no file: only files and folders are shown.`, {
    details: { kind: 'other' },
  });
}

/** Somebody keeps putting something else in its place. */
export function changedMeanwhile(path: string): GreenlightError {
  return new GreenlightError('STORAGE', `${quoteCode(path)} was changed while it was read. Please try again.`);
}
