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
    const isConfirmed = said.some((each) => confirms(draft, known, each, otherEnd(each, name), record));
    if (!isConfirmed && isWifeOfNobody(draft, known, name, record)) return true;
    return said.some((each) => {
      const other = otherEnd(each, name);
      if (other === undefined) return false;
      return isSamePerson(other, record.name) || contradicts(draft, known, each, other, record);
    });
  };
}

/** "Mrs Bennet" is not Elizabeth Bennet, of whom no husband is known: she may be the mother. */
function isWifeOfNobody(draft: StoryDraft, known: readonly RelationshipRecord[], name: string, record: Named): boolean {
  const said = parseName(name);
  const there = parseName(record.name);
  if (said.title !== 'mrs' || said.tokens.length !== 1 || there.title !== undefined || there.tokens.length < 2)
    return false;
  if ((record.aliases ?? []).some((alias) => parseName(alias).title === 'mrs')) return false;
  const { traits, description } = draft.find('character', record.id) ?? {};
  if (married.test([description, ...(traits ?? [])].join(' '))) return false;
  return !known.some(
    ({ from, to, description: bond }) => [from, to].includes(record.id) && married.test(String(bond ?? '')),
  );
}

const married = /\b(?:spouse|wife|husband|married|widow|widowed|bride)\b/i;

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
  const bond = familyBond(draft, known, other, record);
  return said.type === 'family' && said.description && bond ? !sharesWord(bond, said.description) : false;
}

/** The record is family to the same person already, by the same word. */
function confirms(
  draft: StoryDraft,
  known: readonly RelationshipRecord[],
  said: ExtractedRelationship,
  other: string | undefined,
  record: Named,
): boolean {
  const bond = other === undefined ? undefined : familyBond(draft, known, other, record);
  return said.type === 'family' && said.description && bond ? sharesWord(bond, said.description) : false;
}

/** The word that says how a record is family to somebody. */
function familyBond(
  draft: StoryDraft,
  known: readonly RelationshipRecord[],
  other: string,
  record: Named,
): string | undefined {
  const found = resolveCharacter(other, draft.list('character'));
  if (found.outcome !== 'match') return undefined;
  const { id } = found.record;
  return (
    known.find(({ from, to, type }) => type === 'family' && [from, to].includes(id) && [from, to].includes(record.id))
      ?.description ?? undefined
  );
}

function sharesWord(a: string, b: string): boolean {
  const words = (text: string): string[] =>
    foldText(text)
      .split(' ')
      .map((word) => word.replace(/s$/, ''));
  const there = new Set(words(a));
  return words(b).some((word) => there.has(word));
}
