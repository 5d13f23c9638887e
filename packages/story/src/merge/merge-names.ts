import { invalidField, type MergeKind, type MergeSide } from '@greenlight/schema';
import type { StoryDraft } from '../draft/story-draft.ts';
import { ALIAS_LIMIT } from '../names/fuller-name.ts';
import { spellingKey } from '../names/spelling-key.ts';

interface Called {
  id: string;
  name: string;
  aliases?: string[] | null | undefined;
}

export interface MergedNames {
  name: string;
  aliases: string[];
}

/** The name of the one record and all that it is called besides. A name that a third record bears is left to that one. Throws VALIDATION for too many. */
export function mergeNames(
  draft: StoryDraft,
  kind: MergeKind,
  keep: Called,
  merge: Called,
  chosen: MergeSide = 'keep',
): MergedNames {
  const [one, other] = chosen === 'keep' ? [keep, merge] : [merge, keep];
  const keyOf = (name: string): string => spellingKey(kind, name);
  const seen = new Set([keyOf(one.name)]);
  const third = new Set(
    draft
      .list(kind)
      .filter(({ id }) => id !== keep.id && id !== merge.id)
      .flatMap(({ name, aliases }) => [name, ...(aliases ?? [])].map(keyOf)),
  );
  const said = [...(keep.aliases ?? []), other.name, ...(merge.aliases ?? [])];
  const aliases = said.filter((alias) => {
    const key = keyOf(alias);
    const isNew = !seen.has(key) && !third.has(key);
    seen.add(key);
    return isNew;
  });
  if (aliases.length > ALIAS_LIMIT) {
    throw invalidField(
      'aliases',
      `${keep.name} and ${merge.name} have ${aliases.length} other names together, and a record keeps ${ALIAS_LIMIT}; take some away first`,
    );
  }
  return { name: one.name, aliases };
}
