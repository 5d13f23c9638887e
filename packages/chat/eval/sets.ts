import type { QueryType } from '@greenlight/schema';
import type { LabelledQuery } from './confusion.ts';
import seen from './queries.json' with { type: 'json' };
import unseen from './unseen.json' with { type: 'json' };

/** What the rules were made with. Its labels say what a query is where no story is read along. */
export const olderSet = seen as LabelledQuery[]; // the types in a JSON file are only known as text

/** Labelled before the rules were read. Every second one is `held`: only its totals are looked at while the rules change. */
export const unseenSet = {
  work: (unseen as LabelledQuery[]).filter((_, index) => index % 2 === 0),
  held: (unseen as LabelledQuery[]).filter((_, index) => index % 2 === 1),
};

const harmlessStory: QueryType[] = ['story_create', 'story_update', 'story_question', 'story_request'];

/** Where nobody reads the story, what is about it is `general`. */
export function withoutStory(queries: readonly LabelledQuery[]): LabelledQuery[] {
  return queries.map((labelled) =>
    labelled.type.startsWith('story_') ? { ...labelled, or: [...(labelled.or ?? []), 'general'] } : labelled,
  );
}

/** Where it is read along, prose and small talk of the older set may be taken by it, but never as an order to delete or undo. */
export function withStory(queries: readonly LabelledQuery[]): LabelledQuery[] {
  return queries.map((labelled) => {
    if (labelled.withStory) return { ...labelled, type: labelled.withStory };
    return labelled.type === 'general' ? { ...labelled, or: harmlessStory } : labelled;
  });
}
