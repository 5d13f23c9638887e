import type { Correction } from '@greenlight/schema';
import type { DataExtractionService, ModelPort, StoryGenre, StoryPrompt } from '@greenlight/story';
import type { Payload } from 'payload';

/** What installed packages bring to a story. Asked for anew by each wish, as packages come and go. */
export interface StoryAssets {
  /** Where ideas come from without a model, and what nobody named. */
  genres?: (() => Promise<readonly StoryGenre[]>) | undefined;
  /** What goes with a wish to a model. */
  prompts?: (() => Promise<readonly StoryPrompt[]>) | undefined;
}

export interface StoryPortOptions extends StoryAssets {
  payload: Payload;
  extraction: DataExtractionService;
  model: ModelPort | null;
  /** Set when the words answer a question that was asked by this id. */
  questionId?: string | undefined;
  /** Set when they answer it by setting right what it shows. */
  correction?: Correction | undefined;
}
