import { type SceneRecord, timeOfDay } from '@greenlight/schema';
import { cueWords } from '../alignment/cue-words.ts';
import { findNumbers } from '../alignment/number-words.ts';
import { escapeMarkdown, listWords } from '../reply/markdown.ts';
import { splitNames } from './answer-about-several.ts';
import { type QuestionReader, type StoryReader, whichOf } from './story-reader.ts';

const numbered = /\bscene (?:number |no\.? ?|#)?(\w+(?:-\w+)?)\b/i;
const ofPerson =
  /^(?:(?:in )?(?:which|what|how many) scenes (?:is|are|does|do|has|have|feature|show|include)\s+|(?:show me |list )?(?:all )?(?:the )?scenes (?:with|of|featuring|for)\s+|where does\s+|when does\s+)(.+?)(?:\s+(?:in|appear|appear in|occur|show up|come in|turn up|feature|have))?$/i;
const atPlace =
  /^(?:(?:which|what|how many) (?:scenes|of the scenes) (?:are|is|take place|happen|play|are set)|(?:what|who) (?:happens|takes place|is)|(?:list |show me )?(?:all )?(?:the )?scenes)\s+(?:set )?(?:in|at|on|inside) (.+)$/i;
const atTime = /^(?:which|what|how many|list|show me)\b.*\bscenes\b.*\b(?:at|by|during|in the) (?:the )?(\w+)$/i;

/** Which scenes somebody is in, who is in a scene, what happens where and when. */
export const answerAboutScenes: QuestionReader = (question, story) =>
  aboutNumbered(question, story) ??
  aboutTime(question, story) ??
  aboutPlace(question, story) ??
  aboutPerson(question, story);

function aboutNumbered(question: string, story: StoryReader): string | undefined {
  const word = numbered.exec(question)?.[1];
  const number = word && findNumbers(word)[0]?.value;
  if (number === undefined || number === '') return undefined;
  const scene = story.scene(number);
  if (!scene) return `There is no scene ${number} in the story yet.`;
  const cast = scene.characters ?? [];
  if (!/^how many (?:people|characters)\b/i.test(question)) return story.sceneCardOf(scene);
  return `${cast.length} in ${story.linkScene(scene)}${cast.length > 0 ? `: ${listWords(cast.map((id) => story.linkId(id)))}` : ''}.`;
}

function aboutTime(question: string, story: StoryReader): string | undefined {
  const said = atTime.exec(question)?.[1]?.toLowerCase();
  const time = timeOfDay.options.find(
    (each) => said !== undefined && [each, ...cueWords('timeOfDay', each)].includes(said),
  );
  if (!time) return undefined;
  const scenes = story.scenes().filter((scene) => scene.timeOfDay === time);
  return listScenes({ story }, scenes, `are at ${time}`, `No scene is at ${time} yet.`);
}

function aboutPlace(question: string, story: StoryReader): string | undefined {
  const name = atPlace.exec(question)?.[1];
  if (name === undefined) return undefined;
  const found = story.place(name);
  if (found.outcome === 'ambiguous') return whichOf(name, found.candidates);
  if (found.outcome === 'none') return undefined;
  const place = story.link(found.record);
  const scenes = story.scenesAt(found.record.id);
  if (/^who\b/i.test(question)) return castAt(story, place, scenes);
  return listScenes(
    { story, isTold: /^what (?:happens|takes)/i.test(question) },
    scenes,
    `take place at ${place}`,
    `No scene takes place at ${place} yet.`,
  );
}

function castAt(story: StoryReader, place: string, scenes: readonly SceneRecord[]): string {
  const cast = [...new Set(scenes.flatMap(({ characters }) => characters ?? []))];
  if (cast.length === 0) return `Nobody is in a scene at ${place} yet.`;
  const people = listWords(cast.map((id) => story.linkId(id)));
  return [`${people} ${cast.length === 1 ? 'is' : 'are'} at ${place}:`, ...linesOf({ story }, scenes)].join('\n');
}

function aboutPerson(question: string, story: StoryReader): string | undefined {
  const name = ofPerson.exec(question)?.[1];
  if (name === undefined) return undefined;
  const together = splitNames(name.replace(/ (?:both|together)$/i, ''), story);
  if (together.length > 0) return aboutTogether(together, story);
  const found = story.person(name);
  if (found.outcome === 'ambiguous') return whichOf(name, found.candidates);
  if (found.outcome === 'none') return undefined;
  const person = story.link(found.record);
  return listScenes(
    { story },
    story.scenesWith(found.record.id),
    `have ${person} in them`,
    `${person} is in no scene yet.`,
  );
}

/** The scenes that several are in at once. */
function aboutTogether(names: readonly string[], story: StoryReader): string | undefined {
  const people = names.flatMap((name) => {
    const found = story.person(name);
    return found.outcome === 'match' ? [found.record] : [];
  });
  if (people.length < names.length) return undefined;
  const scenes = story.scenes().filter(({ characters }) => people.every(({ id }) => characters?.includes(id)));
  const all = listWords(people.map((each) => story.link(each)));
  return listScenes({ story }, scenes, `have ${all} in them`, `${all} are in no scene together yet.`);
}

interface Telling {
  story: StoryReader;
  /** With what happens in each. */
  isTold?: boolean;
}

function listScenes(telling: Telling, scenes: readonly SceneRecord[], what: string, none: string): string {
  if (scenes.length === 0) return none;
  const count = scenes.length === 1 ? '1 scene' : `${scenes.length} scenes`;
  const verb =
    scenes.length === 1
      ? what.replace(/^are/, 'is').replace(/^take/, 'takes').replace(/^have/, 'has').replace(/them$/, 'it')
      : what;
  return [`${count} ${verb}:`, ...linesOf(telling, scenes)].join('\n');
}

function linesOf({ story, isTold = false }: Telling, scenes: readonly SceneRecord[]): string[] {
  return scenes.map((scene) => {
    const summary = isTold && scene.summary ? `: ${escapeMarkdown(scene.summary)}` : '';
    return `- ${story.linkScene(scene)}${summary}`;
  });
}
