import type { ActRecord, BeatRecord, MediaRecord, NoteRecord, PanelRecord, ReviewRecord } from './planning-records.ts';
import type { StorySnapshot } from './record-kinds.ts';
import type { SpecPackSummary } from './spec-pack.ts';
import type { WorkflowDefinition } from './workflow-definition.ts';
import type { WorkflowState } from './workflow-state.ts';

/** Who last changed the film itself: reviews, notes and packs are words about it. */
export interface LastChange {
  by: string;
  at: string;
}

/** All of a project at one moment: its story, what it is planned with, and where it stands. */
export interface ProjectSnapshot extends StorySnapshot {
  acts: ActRecord[];
  beats: BeatRecord[];
  panels: PanelRecord[];
  media: MediaRecord[];
  reviews: ReviewRecord[];
  notes: NoteRecord[];
  /** Oldest first. */
  packs: SpecPackSummary[];
  /** How many people could review it. */
  memberCount: number;
  lastChange: LastChange | null;
  /** Null before the first change: then it stands at the first step. */
  workflow: WorkflowState | null;
  /** The workflow of a project of type `custom`, as it was when the project took it on. */
  definition: WorkflowDefinition | null;
}
