import { toPending, withWanted } from '../wanted/ask-wanted.ts';
import type { ConversationState } from './conversation-state.ts';
import type { TurnWork } from './turn-work.ts';

/** The memory with the next question about what is missing, where one may be asked and no other waits. */
export function askNextWanted(work: TurnWork, state: ConversationState): ConversationState {
  const asking = work.asking ?? (work.draft.touched().length > 0 ? 'offer' : 'nothing');
  if (asking === 'nothing' || state.open !== null) return state;
  const next = work.gaps(state.goal)?.find(({ key }) => !state.skipped.includes(key));
  if (!next) return state;
  return withWanted(state, toPending(next, work.draft, { newId: () => work.newId(), isExpected: asking === 'lead' }));
}
