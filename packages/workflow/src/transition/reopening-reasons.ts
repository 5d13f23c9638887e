import type { StepStanding } from '../gates/step-standing.ts';

const MOST = 50;

/** Why a step is not complete, in the words of its gates, each once. */
export function reopeningReasons({ entry, completion }: StepStanding): string[] {
  const reasons = [...entry().findings, ...completion().findings]
    .filter(({ severity }) => severity === 'blocker')
    .map(({ message }) => message);
  return [...new Set(reasons)].slice(0, MOST);
}
