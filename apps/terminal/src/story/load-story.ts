import type { StoryPort } from '@greenlight/chat';
import { configFolderOf } from '../keys/config-folder.ts';
import { readUserConfig, withUserConfig } from '../user-config.ts';
import { createDelegatedStory } from './delegated-story.ts';
import { StoryCarrier, type StoryCarrierOptions } from './story-carrier.ts';

export interface LoadStoryOptions extends Pick<StoryCarrierOptions, 'idleMs' | 'waitMs'> {
  workspace: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** The story behind the chat, and how to give back what it holds. */
export interface TerminalStory extends StoryPort {
  close(): Promise<void>;
}

/**
 * The story of a terminal. Loading it reads the language's rules and the user's config; nothing is connected or opened before the
 * first message. Load it by `import()`: it is not small. Throws VALIDATION for a config that is wrong.
 */
export async function loadStory({ workspace, env, ...waits }: LoadStoryOptions): Promise<TerminalStory> {
  const settings = withUserConfig(env, await readUserConfig(configFolderOf(env)));
  const carrier = new StoryCarrier({ workspace, settings, ...waits });
  return { ...createDelegatedStory(carrier), close: () => carrier.close() };
}
