import { defineHandler } from '../define-handler.ts';
import { answerFromStory } from '../story-answer.ts';

/** Questions and wishes, apart from `story` because they write nothing: a reader may ask them. */
export default defineHandler({
  name: 'story-questions',
  description: 'Answers about your story, and suggests.',
  category: 'story',
  answers: ['story_question', 'story_request'],
  requires: 'read',
  patterns: ['who is Irene?', 'which scenes are at night?', 'suggest three endings'],
  run: answerFromStory,
});
