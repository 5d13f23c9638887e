import type { PromptAsset, StorySnapshot, WishKind } from '@greenlight/schema';
import { shorten } from '../reply/describe.ts';

/** A prompt of an installed package. */
export interface StoryPrompt extends PromptAsset {
  /** The id of the package. */
  from: string;
}

export interface PromptGround {
  message: string;
  snapshot: StorySnapshot;
  kind: WishKind | undefined;
}

/** As much of installed prompts as a model is shown at once; characters. */
const LIMIT = 6_000;
const PART_LIMIT = 400;

/** The texts of the prompts that are for such a wish, their placeholders filled: those for its very kind, else those for any. */
export function fillPrompts(prompts: readonly StoryPrompt[], { message, snapshot, kind }: PromptGround): string[] {
  const own = prompts.filter(({ purpose }) => purpose === kind);
  const fitting = own.length > 0 ? own : prompts.filter(({ purpose }) => purpose === 'any');
  const { title, genre, logline, audience } = snapshot.project;
  const values: Record<string, string> = {
    request: message,
    title,
    genre: genre ?? 'no genre yet',
    logline: logline ?? 'no logline yet',
    audience: audience ?? 'anybody',
  };
  let room = LIMIT;
  return fitting.flatMap(({ text }) => {
    // One pass: a value that looks like a placeholder stays what it is.
    const filled = text.replace(/\{([a-z]+)\}/g, (whole, word: string) => {
      return Object.hasOwn(values, word) ? shorten(values[word] ?? '', PART_LIMIT) : whole;
    });
    room -= filled.length;
    return room >= 0 ? [filled] : [];
  });
}
