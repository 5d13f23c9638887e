import { describe, expect, it } from 'vitest';
import { classifyPrepared } from './classify-prepared.ts';
import { classifyQuery } from './classify-query.ts';

function slowStory() {
  const story = {
    isReady: false,
    prepared: 0,
    prepare: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      story.prepared += 1;
      story.isReady = true;
    },
    story: (query: string) => {
      if (!story.isReady) throw new Error('asked before it was ready');
      return query.includes('Irene')
        ? { type: 'story_create' as const, confidence: 0.9, pattern: 'told', args: {} }
        : undefined;
    },
  };
  return story;
}

describe('classifyPrepared', () => {
  it.each(['help', 'search for gate in packages', 'what is in docs?', 'roll 20'])(
    'leaves the story alone for %j',
    async (query) => {
      const story = slowStory();
      expect(await classifyPrepared(query, { ...story, patterns: ['roll {count}'] })).toEqual(
        classifyQuery(query, { patterns: ['roll {count}'] }),
      );
      expect(story.prepared).toBe(0);
    },
  );

  it.each(['Irene is a singer', 'find Irene', 'hm'])(
    'makes the story ready before it is asked about %j',
    async (query) => {
      const story = slowStory();
      const found = await classifyPrepared(query, story);
      expect(story.prepared).toBe(1);
      expect(found.type === 'story_create').toBe(query.includes('Irene'));
    },
  );
});
