import { queryType } from '@greenlight/schema';
import { createContext, createInput } from '@greenlight/testkit/handler-context';
import { describe, expect, it } from 'vitest';
import type { HandlerContext, HandlerInput, StoryPort } from '../handler.ts';
import { HandlerRegistry } from '../registry.ts';
import general from './general.ts';
import story from './story.ts';
import storyQuestions from './story-questions.ts';

function listeningPort() {
  const heard: [HandlerInput, HandlerContext][] = [];
  const port: StoryPort = {
    classify: () => undefined,
    async respond(input, context) {
      heard.push([input, context]);
      return { response: 'Created character: Irene', reads: [], writes: [] };
    },
  };
  return { heard, port };
}

describe('the story handlers', () => {
  it('answer every story type between them', () => {
    const types = queryType.options.filter((type) => type.startsWith('story_'));
    expect([...story.answers, ...storyQuestions.answers].sort()).toEqual(types.sort());
    const registry = new HandlerRegistry();
    for (const type of types) expect([story, storyQuestions]).toContain(registry.resolve(type));
  });

  it('let a reader ask, and only a writer change', () => {
    expect([storyQuestions.requires, story.requires]).toEqual(['read', 'write']);
  });

  it.each([story, storyQuestions])('hand the turn to the port as it is', async (handler) => {
    const { heard, port } = listeningPort();
    const input = createInput('Irene is a singer', 'story_create');
    const context = createContext({ ports: { story: port } });
    expect(await handler.run(input, context)).toMatchObject({ response: 'Created character: Irene' });
    expect(heard).toEqual([[input, context]]);
  });

  it('say that nothing was written where there is no story', async () => {
    const result = await story.run(createInput('Irene is a singer', 'story_create'), createContext());
    expect(result.response).toMatch(/nothing was written/);
    expect(result).toMatchObject({ reads: [], writes: [], reason: 'no story port' });
    expect(result.effects).toBeUndefined();
  });
});

describe('general', () => {
  it('answers thanks in kind, and writes nothing', async () => {
    const input = createInput('thanks!', 'general');
    const thanked = { ...input, classification: { ...input.classification, pattern: 'thanks' } };
    const result = await general.run(thanked, createContext());
    expect(result).toEqual({ response: 'You’re welcome.', reads: [], writes: [] });
  });

  it('answers briefly and changes nothing', async () => {
    const alone = await general.run(createInput('hm', 'general'), createContext());
    const withStory = await general.run(
      createInput('hm', 'general'),
      createContext({ ports: { story: listeningPort().port } }),
    );
    for (const result of [alone, withStory]) {
      expect(result.response).toContain('Nothing was changed');
      expect(result.response.length).toBeLessThan(200);
      expect(result.effects).toBeUndefined();
    }
    expect(withStory.response).toContain('character');
  });
});
