import type { MergeOutcome, MergeSide } from '@greenlight/schema';
import { kindWords } from '../record/field-definitions.ts';

/** What a merge does beside the values, in sentences. */
export function mergeWords({ keep, merge, moved, removed }: MergeOutcome, nameSide: MergeSide): string[] {
  const [stays, goes] = nameSide === 'keep' ? [keep.name, merge.name] : [merge.name, keep.name];
  const alias =
    stays.toLocaleLowerCase('en') === goes.toLocaleLowerCase('en')
      ? []
      : [`“${goes}” stays as another name of ${stays}.`];
  const counts = countKinds(moved.map(({ kind, id }) => ({ kind, id })));
  const moves = counts === '' ? [] : [`${counts} of ${merge.name} will be ${stays}’s.`];
  const gone = countKinds(removed.map(({ kind, id }) => ({ kind, id })));
  const left = gone === '' ? [] : [`${gone} will go: it would say nothing, or what another one says already.`];
  return [...alias, ...moves, ...left];
}

/** "3 scenes, 2 relationships and 1 note". Each record counts once, however often it points there. */
export function countKinds(records: readonly { kind: MergeOutcome['moved'][number]['kind']; id: string }[]): string {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, id } of records) {
    const word = kindWords[kind].one;
    kinds.set(word, (kinds.get(word) ?? new Set()).add(id));
  }
  const parts = [...kinds].map(([word, ids]) => `${ids.size} ${ids.size === 1 ? word : `${word}s`}`);
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
