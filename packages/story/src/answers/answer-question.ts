import type { StorySnapshot } from '@greenlight/schema';
import { answerAboutAges } from './answer-about-ages.ts';
import { answerAboutOne } from './answer-about-one.ts';
import { answerAboutRelationships } from './answer-about-relationships.ts';
import { answerAboutScenes } from './answer-about-scenes.ts';
import { answerAboutSeveral } from './answer-about-several.ts';
import { answerAboutTies } from './answer-about-ties.ts';
import { answerUnknown } from './answer-unknown.ts';
import { answerWithList } from './answer-with-list.ts';
import { type QuestionReader, StoryReader } from './story-reader.ts';

export interface QuestionInput {
  message: string;
  snapshot: StorySnapshot;
}

/** Markdown with links such as `[Sarah](#character-<id>)`, and the ids of the records that were read for it. */
export interface QuestionAnswer {
  response: string;
  reads: string[];
}

// The narrow ones first: "who is in scene 3" is not a question about somebody called "in scene 3".
const readers: QuestionReader[] = [
  answerAboutScenes,
  answerAboutAges,
  answerAboutTies,
  answerAboutRelationships,
  answerWithList,
  answerAboutSeveral,
  answerAboutOne,
  answerUnknown,
];

/** Answers a question from the records alone, without a model. Says so when the records do not know. */
export function answerQuestion({ message, snapshot }: QuestionInput): QuestionAnswer {
  const question = message
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[?!.\s]+$/, '');
  for (const read of readers) {
    const story = new StoryReader(snapshot);
    const response = read(question, story);
    if (response !== undefined) return { response, reads: story.reads };
  }
  return {
    response: 'The records do not say. Ask who somebody is, who is in a scene, or how many characters there are.',
    reads: [],
  };
}
