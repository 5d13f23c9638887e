import type { HandlerRegistry } from '@greenlight/chat';
import { GreenlightError } from '@greenlight/schema';
import type { TerminalStory } from './load-story.ts';

/** A story that is loaded by the first message that may be about it: `help` and `ls src` do without. */
export function createLazyStory(load: () => Promise<TerminalStory>): TerminalStory {
  let loading: Promise<TerminalStory> | undefined;
  let loaded: TerminalStory | undefined;
  const prepare = async () => {
    loading ??= load();
    try {
      loaded = await loading;
    } catch (error) {
      loading = undefined; // what stood in the way may be gone by the next message
      throw error;
    }
  };
  return {
    prepare,
    classify: (query, session) => loaded?.classify(query, session),
    async respond(input, context) {
      await prepare();
      if (!loaded) throw new GreenlightError('INTERNAL', 'The story did not load.');
      return loaded.respond(input, context);
    },
    async close() {
      await (await loading?.catch(() => undefined))?.close();
    },
  };
}

/** What the story's handlers say is done elsewhere: a turn whose own ledger was busy keeps the answer, and does not say it again. */
export function sayStoryOnce(registry: HandlerRegistry): void {
  for (const handler of registry.list()) {
    const isOfStory = handler.answers.some((type) => type.startsWith('story_'));
    if (isOfStory) registry.replace({ ...handler, runsOnce: true });
  }
}
