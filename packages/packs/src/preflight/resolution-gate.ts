import type { Gate } from '@greenlight/gates';
import { judgeConflicts, judgeDependencies, judgeDependents, judgeRanges } from './dependencies.ts';
import type { PreflightSubject } from './preflight-subject.ts';
import { judgeGenres, judgeSoundness } from './sound-assets.ts';

/** The package fits what is installed, and what it brings is sound. */
export const resolutionGate: Gate<PreflightSubject> = {
  id: 'package.G1',
  checks: [judgeRanges, judgeDependencies, judgeDependents, judgeConflicts, judgeSoundness, judgeGenres],
};
