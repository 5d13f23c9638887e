import { GreenlightError } from '@greenlight/schema';
import { UsageError } from '../usage-error.ts';

/** The id of a spec pack as it was typed. Throws UsageError for what can be none. */
export async function readSpecId(text: string): Promise<string> {
  const { parseSpecId } = await import('./specs-of.ts');
  try {
    return parseSpecId(text);
  } catch (error) {
    throw error instanceof GreenlightError ? new UsageError(error.message) : error;
  }
}
