import { GreenlightError } from '@greenlight/schema';
import { readBounded } from '../trust/archive-bytes.ts';

/** The hash in an archive's `.sha256`, as `sha256sum` writes it; undefined when there is none, null when it is no line of that kind. */
export async function readSum(archive: string): Promise<string | null | undefined> {
  try {
    const text = (await readBounded(`${archive}.sha256`, 1024)).toString('utf8');
    const [, sum = null] = /^([0-9a-f]{64})(?:[ \t]+\*?[^\n]*)?\r?\n?$/.exec(text) ?? [];
    return sum;
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    if (error.code === 'NOT_FOUND') return undefined;
    if (error.code === 'VALIDATION' || error.code === 'TOO_LARGE') return null;
    throw error;
  }
}
