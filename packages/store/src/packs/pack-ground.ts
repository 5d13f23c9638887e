import type { MemberRecord, ProjectSnapshot, SpecPackSummary, StepView } from '@greenlight/schema';
import { type WorkflowGround, workflowProgress } from '@greenlight/workflow';
import { createNames, type PackNames } from './names.ts';

/** How far the conversations about a film have gone, without what was said in them. */
export interface ConversationsHead {
  count: number;
  /** Entries of their ledgers. */
  entries: number;
  /** `sha256:<hex>` of the lines `<stream> <size> <hash of the last entry>`, sorted. */
  digest: string;
}

/** All that a pack is written from. The same ground gives the same texts. */
export interface PackGround {
  target: string;
  /** Which pack of the project it is, from 1. */
  number: number;
  at: string;
  /** Who packaged it, by user id. */
  by: string;
  /** The step that it closes. */
  step: StepView;
  snapshot: ProjectSnapshot;
  /** The owner first. */
  members: readonly MemberRecord[];
  workflow: WorkflowGround;
  steps: readonly StepView[];
  nextAction: string;
  conversations: ConversationsHead;
}

/** A ground with what is looked up in it over and over. */
export interface PackFacts extends PackGround {
  names: PackNames;
  progress: number;
  packs: readonly SpecPackSummary[];
}

export function gatherFacts(ground: PackGround): PackFacts {
  return {
    ...ground,
    names: createNames(ground.snapshot, ground.members),
    progress: workflowProgress(ground.workflow),
    packs: ground.snapshot.packs,
  };
}
