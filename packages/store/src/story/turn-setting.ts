import type { HandlerContext, HandlerInput } from '@greenlight/chat';
import type { ProjectSnapshot } from '@greenlight/schema';
import type { TurnGround } from '@greenlight/story';
import type { WorkflowGround } from '@greenlight/workflow';
import type { Payload } from 'payload';

/** What a turn of a story is answered from. */
export interface TurnSetting {
  payload: Payload;
  input: HandlerInput;
  context: HandlerContext;
  snapshot: ProjectSnapshot;
  /** Where the film stands. */
  film: WorkflowGround;
  /** What the story plans from. */
  ground: TurnGround;
}
