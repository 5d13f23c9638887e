import type { CharacterRecord } from '@greenlight/schema';
import { describeValues, isEmpty } from '../reply/describe.ts';
import type { QuestionReader, StoryReader } from './story-reader.ts';

type Kind = 'characters' | 'places' | 'scenes' | 'relationships';

const kinds: Record<Kind, RegExp> = {
  characters: /\b(characters?|people|persons?|cast|who|everybody|everyone)\b/i,
  places: /\b(places?|locations?|settings?|sets?)\b/i,
  scenes: /\bscenes?\b/i,
  relationships: /\b(relationships?|relations?|connections?)\b/i,
};
const asksFor = /^(?:list|show|name|give me|tell me|who (?:are|do|have)|what|which|how many|how much|who)\b/i;
const lacking =
  /\b(?:have|has|with|are missing|is missing|missing|lack|lacks|without|has got|have got)\s+(?:no |any |an? |their |his |her )*(age|occupation|job|role|description|traits?|location|place|time|summary|title|characters?|cast|people|name)\b/i;
const none = /\b(no|without|missing|lacks?|not have|don['’]?t have|doesn['’]?t have)\b/i;
const superlative = /^who(?:['’]s| is) (?:the )?(oldest|youngest|eldest)\b/i;

const inNoScene =
  /^(?:who|which|what|list|show|how many)\b(?!.*\bscenes? (?:has|have|is|are)\b).*\b(?:(?:in|has|have|with) no scenes?|(?:never|not|isn['’]?t|aren['’]?t) in (?:a|any) scenes?|without (?:a |any )?scenes?|not used)(?: yet)?$/i;
const placeWords = /\b(?:places?|locations?|settings?|sets?)\b/i;

const fieldOf: Record<string, string> = {
  job: 'occupation',
  trait: 'traits',
  place: 'location',
  time: 'timeOfDay',
  cast: 'characters',
  people: 'characters',
  character: 'characters',
};

/** Lists and counts, of all or of those that have or lack something. */
export const answerWithList: QuestionReader = (question, story) => {
  if (inNoScene.test(question)) return listUnused(story, placeWords.test(question) ? 'places' : 'characters');
  const oldest = superlative.exec(question)?.[1];
  if (oldest) return answerOldest(story, oldest.toLowerCase());
  if (!asksFor.test(question) && !/^(?:characters|cast|places|locations|scenes|relationships)$/i.test(question))
    return undefined;
  const filter = lacking.exec(question)?.[1]?.toLowerCase();
  const kind = kindOf(question.replace(lacking, ''));
  if (!kind || (!filter && !isPlainList(question))) return undefined;
  return filter ? listFiltered(story, kind, fieldOf[filter] ?? filter, none.test(question)) : listAll(story, kind);
};

/** "what characters are there", not "what characters want". */
function isPlainList(question: string): boolean {
  const rest = question
    .replace(
      /\b(list|show|name|give|tell|me|us|all|the|a|of|what|which|who|how|many|are|is|do|does|did|have|has|had|we|i|you|there|in|it|else|so|far|now|got|know|about|my|our|this|story|film|movie|project|script|yet|already|up|please|exist|everyone|everybody)\b/gi,
      '',
    )
    .replace(
      /\b(characters?|people|persons?|cast|places?|locations?|settings?|sets?|scenes?|relationships?|relations?|connections?)\b/gi,
      '',
    );
  return rest.replace(/[\s,.'’]/g, '') === '';
}

function kindOf(question: string): Kind | undefined {
  return (['relationships', 'scenes', 'places', 'characters'] as const).find((kind) => kinds[kind].test(question));
}

interface Row {
  id: string;
  fields: Record<string, unknown>;
  line: () => string;
}

function rowsOf(story: StoryReader, kind: Kind): Row[] {
  const { characters, locations, relationships } = story.story;
  switch (kind) {
    case 'characters':
      return characters.map((each) => ({ id: each.id, fields: { ...each }, line: () => lineOf(story, each) }));
    case 'places':
      return locations.map((each) => ({ id: each.id, fields: { ...each }, line: () => story.link(each) }));
    case 'scenes':
      return story.scenes().map((each) => ({ id: each.id, fields: { ...each }, line: () => story.linkScene(each) }));
    case 'relationships':
      return relationships.map((each) => ({ id: each.id, fields: { ...each }, line: () => story.relate(each) }));
  }
}

function lineOf(story: StoryReader, { age, occupation, role, ...rest }: CharacterRecord): string {
  const values = describeValues({ age, occupation, role }, String);
  return `${story.link({ age, occupation, role, ...rest })}${values ? `: ${values}` : ''}`;
}

function listAll(story: StoryReader, kind: Kind): string {
  const rows = rowsOf(story, kind);
  return rows.length === 0
    ? `There are no ${kind} in the story yet.`
    : listRows(`${counted(rows.length, kind)} in the story:`, rows);
}

function listFiltered(story: StoryReader, kind: Kind, field: string, isLacking: boolean): string {
  const rows = rowsOf(story, kind);
  const fitting = rows.filter(({ fields }) => isEmpty(fields[field]) === isLacking);
  const label = field === 'timeOfDay' ? 'time of day' : field;
  const has = isLacking ? `no ${label}` : `${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}`;
  if (rows.length === 0) return `There are no ${kind} in the story yet.`;
  if (fitting.length === 0) return `None of the ${counted(rows.length, kind)} has ${has}.`;
  return listRows(
    `${fitting.length} of ${counted(rows.length, kind)} ${fitting.length === 1 ? 'has' : 'have'} ${has}:`,
    fitting,
  );
}

/** Who or what no scene has. */
function listUnused(story: StoryReader, kind: 'characters' | 'places'): string {
  const rows = rowsOf(story, kind);
  const used = new Set(story.scenes().flatMap(({ characters, location }) => [...(characters ?? []), location]));
  const unused = rows.filter(({ id }) => !used.has(id));
  if (rows.length === 0) return `There are no ${kind} in the story yet.`;
  if (unused.length === 0) return `Every ${kind.slice(0, -1)} is in a scene.`;
  const verb = unused.length === 1 ? 'is' : 'are';
  return listRows(`${unused.length} of ${counted(rows.length, kind)} ${verb} in no scene:`, unused);
}

function listRows(head: string, rows: readonly Row[]): string {
  return [head, ...rows.map(({ line }) => `- ${line()}`)].join('\n');
}

function counted(count: number, kind: Kind): string {
  return `${count} ${count === 1 ? kind.slice(0, -1) : kind}`;
}

function answerOldest(story: StoryReader, word: string): string {
  const aged = story.story.characters.flatMap((each) =>
    typeof each.age === 'number' ? [{ each, age: each.age }] : [],
  );
  if (aged.length === 0) return 'No character has an age yet.';
  const ages = aged.map(({ age }) => age);
  const wanted = word === 'youngest' ? Math.min(...ages) : Math.max(...ages);
  const names = aged.filter(({ age }) => age === wanted).map(({ each }) => story.link(each));
  return `${names.join(' and ')}: age ${wanted}.`;
}
