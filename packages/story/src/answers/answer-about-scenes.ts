import { timeOfDay } from '@greenlight/schema';
import { cueWords } from '../alignment/cue-words.ts';
import { findNumbers } from '../alignment/number-words.ts';
import { listWords } from '../reply/markdown.ts';
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
  return listScenes(story, scenes, `are at ${time}`, `No scene is at ${time} yet.`);
}

function aboutPlace(question: string, story: StoryReader): string | undefined {
  const name = atPlace.exec(question)?.[1];
  if (name === undefined) return undefined;
  const found = story.place(name);
  if (found.outcome === 'ambiguous') return whichOf(name, found.candidates);
  if (found.outcome === 'none') return undefined;
  const place = story.link(found.record);
  return listScenes(
    story,
    story.scenesAt(found.record.id),
    `take place at ${place}`,
    `No scene takes place at ${place} yet.`,
  );
}

function aboutPerson(question: string, story: StoryReader): string | undefined {
  const name = ofPerson.exec(question)?.[1];
  if (name === undefined) return undefined;
  const found = story.person(name);
  if (found.outcome === 'ambiguous') return whichOf(name, found.candidates);
  if (found.outcome === 'none') return undefined;
  const person = story.link(found.record);
  return listScenes(
    story,
    story.scenesWith(found.record.id),
    `have ${person} in them`,
    `${person} is in no scene yet.`,
  );
}

function listScenes(story: StoryReader, scenes: ReturnType<StoryReader['scenes']>, what: string, none: string): string {
  if (scenes.length === 0) return none;
  const count = scenes.length === 1 ? '1 scene' : `${scenes.length} scenes`;
  const verb =
    scenes.length === 1
      ? what.replace(/^are/, 'is').replace(/^take/, 'takes').replace(/^have/, 'has').replace('them', 'it')
      : what;
  return [`${count} ${verb}:`, ...scenes.map((scene) => `- ${story.linkScene(scene)}`)].join('\n');
}
