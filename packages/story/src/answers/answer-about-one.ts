import { type CharacterRecord, castRole } from '@greenlight/schema';
import { cueWords } from '../alignment/cue-words.ts';
import { MessageWords } from '../alignment/message-words.ts';
import { foldText } from '../names/name-key.ts';
import { describeValue, isEmpty } from '../reply/describe.ts';
import { escapeMarkdown, listWords } from '../reply/markdown.ts';
import { endSentence, type QuestionReader, type StoryReader, unknownName, whichOf } from './story-reader.ts';

const ofField: [RegExp, keyof CharacterRecord][] = [
  [/^how old (?:is|was|are) (.+)$/i, 'age'],
  [/^what(?:['’]s| is| was|s) (?:the )?age of (.+)$/i, 'age'],
  [/^what(?:['’]s| is| was|s) (.+?)['’]s? age$/i, 'age'],
  [/^what (?:does|do|did) (.+?) do(?: for (?:a living|work))?$/i, 'occupation'],
  [/^what(?:['’]s| is| was|s) (.+?)['’]s? (?:job|occupation|profession|work)$/i, 'occupation'],
  [/^what(?:['’]s| is| was|s) (?:the )?(?:job|occupation|profession) of (.+)$/i, 'occupation'],
  [/^what(?:['’]s| is| was|s) (.+?)['’]s? role$/i, 'role'],
  [/^what role does (.+?) (?:have|play)$/i, 'role'],
  [/^what(?:['’]s| is|s) (.+?) (?:also )?called$/i, 'aliases'],
  [/^what (?:is|are) (.+?)['’]s? traits$/i, 'traits'],
];
const about =
  /^(?:who(?:['’]s| is| was| are|s)|(?:which|what) (?:characters?|people) (?:is|are|was|were)|what(?:['’]s| is| are|s)|where(?:['’]s| is|s)|tell me (?:all |more |everything )?about|what (?:do|did) (?:we|you|i) know about|what about|describe|show me|show)\s+(.+)$/i;
const project =
  /\b(?:title|genre|logline|audience)\b|^what(?:['’]s| is) (?:the|this|my|our) (?:film|movie|story|project|script)(?: called| about)?$/i;

/** Who somebody is, how old, what they do; what a place is; what the film is called. */
export const answerAboutOne: QuestionReader = (question, story) =>
  aboutProject(question, story) ??
  aboutField(question, story) ??
  aboutRecord(question, story) ??
  aboutMentioned(question, story);

function aboutProject(question: string, { story }: StoryReader): string | undefined {
  if (!project.test(question)) return undefined;
  const { title, genre, logline, audience } = story.project;
  const lines = Object.entries({ genre, logline, audience }).map(
    ([field, value]) => `- ${field}: ${value ? escapeMarkdown(value) : 'not said yet'}`,
  );
  return [`The project is called ${escapeMarkdown(title)}.`, ...lines].join('\n');
}

function aboutField(question: string, story: StoryReader): string | undefined {
  for (const [form, field] of ofField) {
    const name = form.exec(question)?.[1];
    if (name === undefined) continue;
    const found = story.person(name);
    if (found.outcome === 'none') return unknownName(name);
    if (found.outcome === 'ambiguous') return whichOf(name, found.candidates);
    return fieldOf(story, found.record, field);
  }
  return undefined;
}

function fieldOf(story: StoryReader, person: CharacterRecord, field: keyof CharacterRecord): string {
  const value = person[field];
  const name = story.link(person);
  const label = field === 'age' ? 'age' : field === 'aliases' ? 'other name' : field;
  return isEmpty(value)
    ? `The records give no ${label} for ${name} yet.`
    : `${name}: ${endSentence(describeValue(field, value, String))}`;
}

function aboutRecord(question: string, story: StoryReader): string | undefined {
  const name = about.exec(question)?.[1];
  if (name === undefined) return undefined;
  return aboutNamed(name, story) ?? aboutRole(name, story) ?? aboutMentioned(question, story) ?? unknownName(name);
}

function aboutNamed(name: string, story: StoryReader): string | undefined {
  const person = story.person(name);
  if (person.outcome === 'match') return story.cardOf(person.record);
  const place = story.place(name);
  if (place.outcome === 'match') return story.placeCardOf(place.record);
  if (person.outcome === 'ambiguous') return whichOf(name, person.candidates);
  return place.outcome === 'ambiguous' ? whichOf(name, place.candidates) : undefined;
}

/** "the villain", "the detective": those who have the role or the occupation. */
function aboutRole(name: string, story: StoryReader): string | undefined {
  const said = foldText(name).replace(/^(?:the|a|an|our|my) /, '');
  const role = castRole.options.find((each) => each === said || cueWords('role', each).includes(said));
  const { characters } = story.story;
  const fitting = characters.filter((each) =>
    role ? each.role === role : each.occupation && isOccupation(said, each.occupation),
  );
  if (fitting.length > 0) return fitting.map((each) => story.cardOf(each)).join('\n\n');
  return role ? `Nobody has the role ${role} yet.` : undefined;
}

function isOccupation(said: string, occupation: string): boolean {
  return isPhraseIn(said, occupation) || isPhraseIn(said.replace(/s$/, ''), occupation);
}

function isPhraseIn(phrase: string, text: string): boolean {
  return phrase !== '' && ` ${foldText(text)} `.includes(` ${phrase} `);
}

/** Any other question: what is known of those whom it names. */
function aboutMentioned(question: string, story: StoryReader): string | undefined {
  const words = new MessageWords(question);
  const names = (record: { name: string; aliases?: string[] | null | undefined }): string[] => [
    record.name,
    ...(record.aliases ?? []),
  ];
  const isNamed = (record: Parameters<typeof names>[0]): boolean =>
    names(record).some((name) => words.findExact(name).length > 0);
  const people = story.story.characters.filter(
    (each) => isNamed(each) || words.findExact(each.name.split(' ')[0] ?? '').length > 0,
  );
  const places = story.story.locations.filter(isNamed);
  const cards = [
    ...people.slice(0, 3).map((each) => story.cardOf(each)),
    ...places.slice(0, 3).map((each) => story.placeCardOf(each)),
  ];
  if (cards.length === 0) return undefined;
  const who = listWords([...people, ...places].slice(0, 6).map(({ name }) => escapeMarkdown(name)));
  return [`This is what the records have on ${who}:`, ...cards].join('\n\n');
}
