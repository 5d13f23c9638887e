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
import type { ConversationState } from './conversation-state.ts';

/** The gate in front of a scene, as the planner asks it. Blockers keep the scene as a proposal. */
export type SceneGate = (subject: { characterCount: number }) => Finding[];

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
}

export interface TurnInput extends TurnGround {
  extraction: Extraction;
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
}
