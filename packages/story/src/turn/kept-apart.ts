import type { ExtractedRelationship, RelationshipRecord } from '@greenlight/schema';
import type { StoryDraft } from '../draft/story-draft.ts';
import { foldText, nameKey, parseName } from '../names/name-key.ts';
import { comparePersons, isSamePerson } from '../names/person-identity.ts';
import { type Named, resolveCharacter } from '../names/resolve-name.ts';

/** Whether a name, in one message, cannot mean a record though their words would allow it. */
export type KeptApart = (name: string, record: Named) => boolean;

/**
 * What a message says of relationships keeps people apart who share a family name: nobody is their own mother, and who is
 * Lydia's mother is not who is Lydia's sister.
 */
export function createKeptApart(draft: StoryDraft, said: readonly ExtractedRelationship[]): KeptApart {
  const known = draft.list('relationship');
  return (name, record) => {
    // Only "Mrs Bennet" is in doubt; a given name says who it is.
    if (parseName(name).title === undefined || comparePersons(name, record.name) === 'exact') return false;
    return said.some((each) => {
      const other = otherEnd(each, name);
      if (other === undefined) return false;
      return isSamePerson(other, record.name) || contradicts(draft, known, each, other, record);
    });
  };
}

function otherEnd({ from, to }: ExtractedRelationship, name: string): string | undefined {
  const key = nameKey(name);
  if (nameKey(from) === nameKey(to)) return undefined;
  if (nameKey(from) === key) return to;
  return nameKey(to) === key ? from : undefined;
}

/** The record is already family to the same person, by another word. */
function contradicts(
  draft: StoryDraft,
  known: readonly RelationshipRecord[],
  said: ExtractedRelationship,
  other: string,
  record: Named,
): boolean {
  if (said.type !== 'family' || !said.description) return false;
  const found = resolveCharacter(other, draft.list('character'));
  if (found.outcome !== 'match') return false;
  const { id } = found.record;
  const between = known.find(
    ({ from, to, type }) => type === 'family' && [from, to].includes(id) && [from, to].includes(record.id),
  );
  return Boolean(between?.description) && !sharesWord(between?.description ?? '', said.description);
}

function sharesWord(a: string, b: string): boolean {
  const words = (text: string): string[] =>
    foldText(text)
      .split(' ')
      .map((word) => word.replace(/s$/, ''));
  const there = new Set(words(a));
  return words(b).some((word) => there.has(word));
}
