import type { GenrePack } from '@greenlight/schema';

/** A genre that ideas may come from. */
export interface StoryGenre {
  pack: GenrePack;
  /** Whom to thank: the id of the package. */
  from: string;
  /** False for what ships with the product and nobody asked for: it serves where no installed one does. */
  isInstalled: boolean;
}
