import { endSentence, type Finding } from '@greenlight/schema';

/**
 * Why a step cannot begin, in a sentence or two: "Cannot advance: Create at least 2 characters first. You have none yet. …" It begins with what
 * there is to do; that a step is not complete is said only where nothing else is.
 */
export function describeBlocked(findings: readonly Finding[]): string {
  const blockers = findings.filter(({ severity }) => severity === 'blocker');
  const things = blockers.filter(({ code }) => code !== 'STEP_INCOMPLETE');
  const first = things[0] ?? blockers[0];
  if (!first) return 'Nothing is in the way.';
  const others = things.length - 1;
  const more = others > 0 ? [others === 1 ? 'One more thing is missing.' : `${others} more things are missing.`] : [];
  return [
    `Cannot advance: ${endSentence(first.message)}`,
    ...(first.remedy ? [endSentence(first.remedy)] : []),
    ...more,
  ].join(' ');
}
