import type { collectionOf, ProjectSnapshot, planningKind, StorySnapshot } from '@greenlight/schema';

type Planned = (typeof collectionOf)[(typeof planningKind.options)[number]];

/** A story, with what the film is planned with where that is known. */
export type FilmSnapshot = StorySnapshot & { [Collection in Planned]?: ProjectSnapshot[Collection] };
