import { toPending } from '../wanted/ask-wanted.ts';
import type { WantedThing } from '../wanted/wanted-thing.ts';
import type { ConversationState, PendingQuestion } from './conversation-state.ts';
import type { TurnWork } from './turn-work.ts';

/**
 * A question about something that is missing, after a turn: it goes once the film has it, however it came there. What she told beside it
 * means that she is elsewhere, and from then on her words are taken for its answer less boldly.
 */
export function keepWanted(work: TurnWork, state: ConversationState, pending: PendingQuestion): PendingQuestion[] {
  const { purpose } = pending;
  if (purpose.type !== 'wanted') return [pending];
  const touched = work.draft.touched();
  const { fill, key, isFree } = purpose;
  const isGone = fill.type === 'update' && !work.draft.find(fill.kind, fill.id);
  const isFilled = touched.some(({ kind, id, op, fields }) =>
    fill.type === 'update'
      ? id === fill.id && fill.fields.some(({ anyOf }) => anyOf.some((field) => field in fields))
      : fill.type !== 'order' && op === 'create' && kind === fill.kind,
  );
  const gaps = isFree || touched.length === 0 ? undefined : work.gaps(state.goal);
  // Who asks for it because the film misses it asks the film; else it is done with once something like it was made.
  const isDone = gaps ? !gaps.some((gap) => gap.key === key) : isFilled;
  if (isGone || isDone) return [];
  if (touched.length === 0) return [pending];
  const gap = gaps?.find((each) => each.key === key);
  return [gap ? askAnew(work, pending, gap) : { ...pending, purpose: { ...purpose, isExpected: false } }];
}

/** The same question as it is put now: whose story it is, of those who are in it by now. */
function askAnew(work: TurnWork, { question }: PendingQuestion, gap: WantedThing): PendingQuestion {
  const anew = toPending(gap, work.draft, { newId: () => question.id, isExpected: false });
  return { ...anew, question: { ...anew.question, id: question.id } };
}
