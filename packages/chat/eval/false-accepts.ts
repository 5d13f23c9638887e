import type { QueryType } from '@greenlight/schema';
import type { Judgement } from './confusion.ts';

/** The types that take something away or put something in place. Nobody may be given one that was not asked for. */
export const destructiveTypes: ReadonlySet<QueryType> = new Set([
  'package_stage',
  'package_install',
  'package_uninstall',
  'story_delete',
  'story_undo',
]);

/** The queries that were taken for an action, and are not that action. */
export function falseAccepts(judgements: readonly Judgement[]): Judgement[] {
  return judgements.filter(({ labelled, found }) => destructiveTypes.has(found.type) && found.type !== labelled.type);
}
