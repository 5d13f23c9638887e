import type { CommittedTurn, TurnDraft } from '@greenlight/chat';
import type { MessageReply, WorkflowView } from '@greenlight/schema';
import { turnDetail } from '../sessions/turn-detail.ts';

/** Where the film stands after a turn. */
export type TurnStanding = Pick<WorkflowView, 'choices' | 'currentStep' | 'progress'>;

/** A committed turn as the wire's reply. What has no engine yet is empty: tasks, workflows. */
export function toMessageReply(
  session: string,
  committed: CommittedTurn,
  draft: TurnDraft,
  { choices, currentStep, progress }: TurnStanding,
): MessageReply {
  const { entities, questions, errors, findings } = turnDetail(draft, committed.changeSetId);
  return {
    sessionId: session,
    turnNumber: committed.turnNumber,
    response: draft.result.response,
    createdEntities: draft.result.created ?? { characters: [], relationships: [], locations: [], scenes: [] },
    entities,
    changeSetId: committed.changeSetId,
    choices,
    currentStep,
    progress,
    productionTasks: [],
    workflows: [],
    questions,
    errors,
    ...(findings ? { findings } : {}),
  };
}
