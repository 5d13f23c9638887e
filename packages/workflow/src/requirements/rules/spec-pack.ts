import type { ProjectSnapshot, SpecPackSummary } from '@greenlight/schema';
import { oneGap } from '../shortfall.ts';
import type { Rule } from './rule.ts';

/** The last spec pack of the project passed its gates, and nothing has changed since. */
export const specPackPasses: Rule = ({ snapshot: { packs, lastChange } }) => {
  const last = packs.at(-1);
  const says = (code: string, message: string, remedy: string) =>
    oneGap({
      code,
      message,
      where: 'packs',
      remedy,
      question: 'Shall the phase be packaged now?',
      fill: { type: 'do', what: 'package' },
    });
  if (!last) return says('NO_SPEC_PACK', 'Package the film as a spec pack', 'Its gates say whether it is whole.');
  if (!last.passed)
    return says('SPEC_PACK_FAILED', 'Package the film again: the last spec pack failed', 'See what its gates found.');
  if (isOutOfDate(last, lastChange))
    return says('SPEC_PACK_STALE', 'Package the film again: it was changed since', 'The last spec pack is of before.');
  return [];
};

/** Whether the film was changed since a pack was written; a change of the same moment counts as later. */
export function isOutOfDate({ at }: Pick<SpecPackSummary, 'at'>, lastChange: ProjectSnapshot['lastChange']): boolean {
  return lastChange !== null && at <= lastChange.at;
}
