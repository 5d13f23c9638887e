import { type FieldSource, GreenlightError, type MergeKind } from '@greenlight/schema';
import { mergeRecords } from '../merge/plan-merge.ts';
import { parseName } from '../names/name-key.ts';
import { placeKey } from '../names/place-identity.ts';
import type { Named } from '../names/resolve-name.ts';
import type { QuestionPurpose } from './conversation-state.ts';
import type { TurnWork } from './turn-work.ts';

type Merge = Extract<QuestionPurpose, { type: 'merge' }>;

/** Asks whether two records are one: once, while it is not answered. `said` is where she told that they are. */
export function askMerge(work: TurnWork, kind: MergeKind, one: Named, other: Named, said: FieldSource): void {
  const isAsked = work.isAsking(
    (purpose) =>
      purpose.type === 'merge' && [one.id, other.id].every((id) => id === purpose.keep || id === purpose.merge),
  );
  if (isAsked) return;
  const [keep, merge] = fullness(kind, other.name) > fullness(kind, one.name) ? [other, one] : [one, other];
  const pair = { kind, keep: keep.id, merge: merge.id };
  const text = `${one.name} and ${other.name} are two records. Make them one?`;
  const options = ['Make them one', 'Keep both'];
  work.ask({ text, options, merge: pair }, { type: 'merge', ...pair, said });
}

/** Makes them one: she has said yes. */
export function makeOne(work: TurnWork, { type: _type, said, ...order }: Merge): void {
  const isGone = [order.keep, order.merge].some((id) => work.draft.find(order.kind, id) === undefined);
  if (isGone) {
    work.note('One of the two is gone by now: they were made one already, or it was deleted. Nothing is to do.');
    return;
  }
  try {
    work.merges.push(mergeRecords(work.draft, order, said));
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    work.fail({ code: error.code, message: `The two stay two: ${error.message}` });
  }
}

/** How much a name says: "Count von Kramm" more than "the Count". */
function fullness(kind: MergeKind, name: string): number {
  if (kind === 'location') return placeKey(name).split(' ').length;
  const { tokens, isTitleOnly } = parseName(name);
  return isTitleOnly ? 0 : tokens.length;
}
