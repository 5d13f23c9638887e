import type { WorkflowRule } from '@greenlight/schema';
import { breakdownsForScenes, referencesForPlaces, sheetsForCast } from './assets.ts';
import { lengthWithinTarget, scenesInOrder, scenesTimed } from './cut.ts';
import { panelsForScenes } from './panels.ts';
import { approvingReview, notesResolved } from './review.ts';
import type { Rule } from './rule.ts';
import { scenesForActs, scenesSettled } from './scenes.ts';
import { specPackPasses } from './spec-pack.ts';

/** What records must be to each other, by the name that a definition gives it. */
export const rules: Readonly<Record<WorkflowRule, Rule>> = {
  scenes_for_acts: scenesForActs,
  panels_for_scenes: panelsForScenes,
  sheets_for_cast: sheetsForCast,
  references_for_places: referencesForPlaces,
  breakdowns_for_scenes: breakdownsForScenes,
  scenes_settled: scenesSettled,
  scenes_in_order: scenesInOrder,
  scenes_timed: scenesTimed,
  length_within_target: lengthWithinTarget,
  approving_review: approvingReview,
  notes_resolved: notesResolved,
  spec_pack_passes: specPackPasses,
};
