import type { CharacterRecord } from '@greenlight/schema';
import { escapeMarkdown } from '../reply/markdown.ts';
import { type QuestionReader, type StoryReader, unknownName, whichOf } from './story-reader.ts';
import { tiesCalled, tieTypeOf } from './ties-called.ts';

const pair = [
  /^how (?:are|is|were) (.+?) (?:and|to|with) (.+?) (?:related|connected|linked)(?: to each other)?$/i,
  /^how (?:is|are) (.+?) (?:related|connected|linked) (?:to|with) (.+)$/i,
  /^how (?:does|do|did) (.+?) (?:know|meet) (.+)$/i,
  /^what(?:['’]s| is|s) (?:the )?(?:relation|relationship|connection)(?: like)? (?:between|of) (.+?) (?:and|to|with) (.+)$/i,
  /^what (?:is|are) (.+?) to (.+)$/i,
  /^(?:are|is) (.+?) and (.+?) (?:related|friends|enemies|family|lovers|rivals|colleagues|married|siblings|together)$/i,
];
const single = [
  /^(?:who|whom) (?:is|are|does) (.+?) (?:related to|know|connected (?:to|with))$/i,
  /^(?:what|which|list|show me|show)(?: are)?(?: all)?(?: of)? ?(?:the )?(?:relationships|relations|connections) (?:of|for|does|has) (.+?)(?: have)?$/i,
];
const byWord = [
  /^who(?:['’]s| is| are|s) (.+?)['’]s? (.+)$/i,
  /^who(?:['’]s| is| are|s) (?:the |a |an )?(.+?) (?:of|to) (.+)$/i,
];

const hasOne = /^(?:does|do|has|have) (.+?) (?:have|got) (?:an? |any )?(\p{L}+)$/iu;

/** What people are to each other. */
export const answerAboutRelationships: QuestionReader = (question, story) => {
  const two = firstMatch(pair, question);
  if (two?.[1] && two[2]) return aboutPair(two[1], two[2], story);
  const one = firstMatch(single, question);
  if (one?.[1]) return aboutSingle(one[1], story);
  return aboutWord(question, story);
};

function firstMatch(forms: readonly RegExp[], question: string): RegExpExecArray | undefined {
  return forms.map((form) => form.exec(question)).find((match) => match !== null) ?? undefined;
}

function aboutPair(a: string, b: string, story: StoryReader): string {
  const [first, second] = [findPerson(a, story), findPerson(b, story)];
  if (typeof first === 'string') return first;
  if (typeof second === 'string') return second;
  const between = story.relationshipsOf(first.id).filter(({ from, to }) => from === second.id || to === second.id);
  if (between.length > 0) return between.map((each) => `${story.relate(each)}.`).join('\n');
  const shared = story.scenesWith(first.id).filter(({ characters }) => characters?.includes(second.id));
  const names = `${story.link(first)} and ${story.link(second)}`;
  if (shared.length === 0) return `Nothing relates ${names} yet.`;
  return [`Nothing relates ${names} yet, but they meet:`, ...shared.map((scene) => `- ${story.linkScene(scene)}`)].join(
    '\n',
  );
}

function aboutSingle(name: string, story: StoryReader): string {
  const person = findPerson(name, story);
  if (typeof person === 'string') return person;
  const known = story.relationshipsOf(person.id);
  if (known.length === 0) return `Nobody is related to ${story.link(person)} yet.`;
  return known.map((each) => `- ${story.relate(each)}`).join('\n');
}

/** "who is Tom's sister": by the words of a description, else by what the word means. */
function aboutWord(question: string, story: StoryReader): string | undefined {
  const owned = byWord[0]?.exec(question) ?? hasOne.exec(question);
  const turned = byWord[1]?.exec(question);
  const [name, word] = owned ? [owned[1], owned[2]] : [turned?.[2], turned?.[1]];
  const type = word && tieTypeOf(word);
  if (!name || !word || !type) return undefined;
  const person = findPerson(name, story);
  if (typeof person === 'string') return person;
  const known = story.relationshipsOf(person.id);
  const fitting = tiesCalled(word, known);
  if (fitting.length > 0) return fitting.map((each) => `${story.relate(each)}.`).join('\n');
  const none = `The records name no ${escapeMarkdown(word)} of ${story.link(person)}`;
  const alike = known.filter((each) => each.type === type);
  if (alike.length === 0) return `${none}.`;
  return [`${none}, only this:`, ...alike.map((each) => `- ${story.relate(each)}`)].join('\n');
}

/** The person of a name, or the sentence that says why there is none. */
function findPerson(name: string, story: StoryReader): CharacterRecord | string {
  const found = story.person(name);
  if (found.outcome === 'match') return found.record;
  return found.outcome === 'none' ? unknownName(name) : whichOf(name, found.candidates);
}
