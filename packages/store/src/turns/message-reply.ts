import type { CommittedTurn, TurnDraft } from '@greenlight/chat';
import type { MessageReply } from '@greenlight/schema';
import { turnDetail } from '../sessions/turn-detail.ts';

/** A committed turn as the wire's reply. What has no engine yet is empty: choices, tasks, workflows. */
export function toMessageReply(session: string, committed: CommittedTurn, draft: TurnDraft): MessageReply {
  const { entities, questions, errors } = turnDetail(draft, committed.changeSetId);
  return {
    sessionId: session,
    turnNumber: committed.turnNumber,
    response: draft.result.response,
    createdEntities: draft.result.created ?? { characters: [], relationships: [], locations: [], scenes: [] },
    entities,
    changeSetId: committed.changeSetId,
    choices: [],
    currentStep: 'initial_concept',
    progress: 0,
    productionTasks: [],
    workflows: [],
    questions,
    errors,
  };
}
