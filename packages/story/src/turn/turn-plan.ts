import type {
  Change,
  CreatedEntities,
  Extraction,
  Finding,
  Question,
  TurnEntity,
  TurnProblem,
} from '@greenlight/schema';
import type { FilmSnapshot } from '../draft/film-snapshot.ts';
import type { StoryGenre } from '../requests/story-genre.ts';
import type { WantedThing } from '../wanted/wanted-thing.ts';
import type { ConversationState, PendingQuestion } from './conversation-state.ts';

/** The gate in front of a scene, as the planner asks it. Blockers keep the scene as a proposal. */
export type SceneGate = (subject: { characterCount: number }) => Finding[];

/**
 * What the film would still miss once these changes are made, fewest first: of the step that it stands at, or on the way to the step that
 * a closed gate kept her from.
 */
export type FilmGaps = (changes: readonly Change[], goal: string | null) => readonly WantedThing[];

/** What every kind of turn is planned from. */
export interface TurnGround {
  /** The id that the writer's message will have. */
  messageId: string;
  message: string;
  snapshot: FilmSnapshot;
  state: ConversationState;
  /** Makes the ids of new records and questions: uuids. */
  newId: () => string;
  sceneGate: SceneGate;
  /** Left out where nobody asks for what is missing. */
  gaps?: FilmGaps;
}

export interface TurnInput extends TurnGround {
  extraction: Extraction;
  /** The open question, which leaves these words to the ordinary reading; `isNamed` when they were sent as its answer. */
  answering?: { pending: PendingQuestion; isNamed: boolean };
  /** What may be invented from, where things are asked for without names. */
  genres?: readonly StoryGenre[];
}

/** What a turn says and wants changed. Nothing is written: the session's store applies it whole. */
export interface TurnPlan {
  /** Markdown. The open question is not in it: faces show `questions`. */
  response: string;
  changes: Change[];
  created: CreatedEntities;
  entities: TurnEntity[];
  /** The open question, or none. */
  questions: Question[];
  errors: TurnProblem[];
  state: ConversationState;
  /** What something was invented from. */
  genre?: StoryGenre;
  /** The step that begins though its gate is closed, as an admin confirmed. */
  override?: { step: string; reason: string };
}
