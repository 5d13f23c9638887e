import { type RelationshipRecord, relationshipType } from '@greenlight/schema';
import { cueWords } from '../alignment/cue-words.ts';
import { foldText } from '../names/name-key.ts';

type Type = RelationshipRecord['type'];

/** What kind of tie a word is about: "brothers" is family. Undefined for a word that is about none. */
export function tieTypeOf(word: string): Type | undefined {
  const forms = formsOf(word);
  return relationshipType.options.find(
    (type) => forms.has(type) || cueWords('type', type).some((cue) => forms.has(foldText(cue))),
  );
}

/** Of some ties those that a word calls so: by what was said of them, else by what the word means. */
export function tiesCalled(word: string, ties: readonly RelationshipRecord[]): RelationshipRecord[] {
  const forms = formsOf(word);
  const isSaid = ({ description }: RelationshipRecord): boolean =>
    foldText(description ?? '')
      .split(' ')
      .some((each) => each !== '' && forms.has(each));
  const said = ties.filter(isSaid);
  if (said.length > 0) return said;
  const type = tieTypeOf(word);
  return ties.filter((each) => each.type === type && !each.description);
}

/** One and several: "brother" and "brothers". */
function formsOf(word: string): Set<string> {
  const said = foldText(word);
  const one = said.replace(/s$/, '');
  return new Set([said, one, `${one}s`]);
}
