import { defineHandler } from '../define-handler.ts';
import { answerFromStory } from '../story-answer.ts';

/** Words that change the story's records. What they change is decided behind the story port. */
export default defineHandler({
  name: 'story',
  description: 'Writes your story down: people, places, scenes and how they relate.',
  category: 'story',
  answers: ['story_create', 'story_update', 'story_delete', 'story_bulk', 'story_advance', 'story_undo'],
  requires: 'write',
  patterns: [
    'Irene Adler is a retired opera singer, thirty',
    'make her a detective',
    'delete the scene at the harbour',
    'undo that',
  ],
  run: answerFromStory,
});
