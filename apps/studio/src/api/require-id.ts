import { GreenlightError, recordId } from '@greenlight/schema';
import type { ApiContext } from './context.ts';

/** The id that a part of the path names; `what` is what has it: `project`. Throws NOT_FOUND for what is no id. */
export function requireId({ params }: Pick<ApiContext, 'params'>, param: string, what: string): string {
  const parsed = recordId.safeParse(params[param]);
  if (parsed.success) return parsed.data;
  throw new GreenlightError('NOT_FOUND', `There is no ${what} ${params[param]}.`);
}
