import { type RelationshipRecord, relationshipType } from '@greenlight/schema';
import { foldText } from '../names/name-key.ts';
import { type QuestionReader, type StoryReader, unknownName, whichOf } from './story-reader.ts';
import { tiesCalled, tieTypeOf } from './ties-called.ts';

type Type = RelationshipRecord['type'];

const everyTie = [
  /^how (?:are|is) (?:they|everybody|everyone|all of them|the characters|the people)(?: all)? (?:related|connected|linked)(?: to (?:each other|one another))?$/i,
  /^who(?: all)? is (?:related|connected) to (?:who|whom|each other)$/i,
];
const whoWhom = /^who (.+?) (?:who|whom|each other)$/i;
const whoOne =
  /^who(?: else)? ((?:is |are )?(?:in love|friends|married|related|engaged|connected) (?:to|with)|\p{L}+s) (.+)$/iu;
const whoAre = /^who(?:['’]s| is| are|s) (?:all )?(?:the )?(\p{L}+)$/iu;

/** How people are tied: "who knows whom", "who loves Jerry", "who are the brothers". */
export const answerAboutTies: QuestionReader = (question, story) => {
  const { relationships } = story.story;
  if (everyTie.some((form) => form.test(question))) return tiesBy('knows', relationships, 'anybody', story);
  const all = whoWhom.exec(question)?.[1];
  if (all !== undefined) return tiesBy(all, relationships, 'anybody', story);
  const [, verb, name] = whoOne.exec(question) ?? [];
  if (verb !== undefined && name !== undefined) return tiesWith(verb, name, story);
  const word = whoAre.exec(question)?.[1];
  return word === undefined ? undefined : tiesOf(word, story);
};

function tiesWith(verb: string, name: string, story: StoryReader): string | undefined {
  if (typesOf(verb) === undefined) return undefined;
  const found = story.person(name);
  if (found.outcome === 'ambiguous') return whichOf(name, found.candidates);
  if (found.outcome === 'none') return unknownName(name);
  return tiesBy(verb, story.relationshipsOf(found.record.id), story.link(found.record), story);
}

function tiesBy(
  verb: string,
  ties: readonly RelationshipRecord[],
  whom: string,
  story: StoryReader,
): string | undefined {
  const types = typesOf(verb);
  if (types === undefined) return undefined;
  const fitting = ties.filter(({ type }) => types.includes(type));
  return fitting.length > 0 ? listTies(fitting, story) : `The records name nobody who ${foldText(verb)} ${whom}.`;
}

/** "the brothers"; but "the students" may be what some do for a living. */
function tiesOf(word: string, story: StoryReader): string | undefined {
  const isOccupation = story.story.characters.some(({ occupation }) =>
    foldText(occupation ?? '').includes(foldText(word).replace(/s$/, '')),
  );
  if (isOccupation || tieTypeOf(word) === undefined) return undefined;
  const ties = tiesCalled(word, story.story.relationships);
  return ties.length > 0 ? listTies(ties, story) : undefined;
}

/** What kinds of tie a verb is about: all for "knows"; undefined for what is about none. */
function typesOf(verb: string): readonly Type[] | undefined {
  const said = foldText(verb).replace(/^(?:is|are) /, '');
  if (/^(?:knows?$|related|connected)/.test(said)) return relationshipType.options;
  const type = tieTypeOf(said) ?? tieTypeOf(said.replace(/ (?:to|with)$/, ''));
  return type && [type];
}

function listTies(ties: readonly RelationshipRecord[], story: StoryReader): string {
  return ties.map((tie) => `- ${story.relate(tie)}`).join('\n');
}
