import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type CharacterRecord,
  type Extraction,
  GreenlightError,
  type LocationRecord,
  type RelationshipRecord,
  type SceneRecord,
  type StoryKind,
  type TurnProblem,
} from '@greenlight/schema';
import { type ConversationState, emptyConversationState, pendingQuestions, planTurn } from '@greenlight/story';
import type { Payload } from 'payload';
import { type AppliedChange, applyChanges } from '../write-path/apply-changes.ts';
import { recordEdit } from '../write-path/record-edit.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { readExtracted } from './read-extracted.ts';
import { createSceneGate } from './scene-gate.ts';
import { SnapshotCache } from './snapshot-cache.ts';

/** The records that now stand for what was extracted, created or updated, and what could not be kept. */
export interface IntegrationResult {
  characters: CharacterRecord[];
  locations: LocationRecord[];
  scenes: SceneRecord[];
  relationships: RelationshipRecord[];
  errors: TurnProblem[];
}

/** How often the same data is planned anew when somebody else's changes came first. */
const MOST_TRIES = 3;

const nobody: Actor = { kind: 'system', id: 'integration' };

/**
 * Extracted data to records, for callers that have no conversation (plan 3, task 1.3). The same plan, gates and write path as a
 * turn: names are resolved inside the project, duplicates update, what is invalid or unsure comes back in `errors`, the rest is
 * one change set. A failure of the store undoes the whole set and throws; CONFLICT when three tries met somebody else's changes.
 */
export class PayloadIntegrationService {
  readonly #payload: Payload;
  readonly #actor: Actor;

  constructor(payload: Payload, actor: Actor = nobody) {
    this.#payload = payload;
    this.#actor = actor;
  }

  async createFromExtractedData(extracted: unknown, projectId: string): Promise<IntegrationResult> {
    const { extraction, errors } = readExtracted(extracted);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await this.#integrate(extraction, projectId);
        return { ...result, errors: [...errors, ...result.errors] };
      } catch (thrown) {
        const isConflict = thrown instanceof GreenlightError && thrown.code === 'CONFLICT';
        if (!isConflict || attempt >= MOST_TRIES) throw thrown;
      }
    }
  }

  async #integrate(extraction: Extraction, projectId: string): Promise<IntegrationResult> {
    const snapshot = await SnapshotCache.of(this.#payload).read(projectId);
    const sceneGate = createSceneGate(snapshot);
    const plan = planTurn({
      messageId: randomUUID(),
      message: '',
      extraction,
      snapshot,
      state: emptyConversationState(),
      newId: randomUUID,
      sceneGate,
    });
    const applied = plan.changes.length > 0 ? await this.#write(projectId, plan.changes) : [];
    const of = <T>(kind: StoryKind) =>
      applied.filter(({ change }) => change.kind === kind).map(({ record }) => record as T);
    const unsure = unsureOf(plan.state).map((message) => ({ code: 'UNSURE', message }));
    const [blocker] = sceneGate({ characterCount: snapshot.characters.length });
    const waiting = plan.state.proposals
      .filter(({ reason }) => reason === 'gate')
      .map(({ label }) => ({ code: 'GATE_BLOCKED', message: `${label}: ${blocker?.message ?? 'waits for its gate'}` }));
    return {
      characters: of('character'),
      locations: of('location'),
      scenes: of('scene'),
      relationships: of('relationship'),
      errors: [...plan.errors, ...unsure, ...waiting],
    };
  }

  /** There is no message whose words the values could point to. */
  #write(project: string, changes: Parameters<typeof applyChanges>[2]): Promise<AppliedChange[]> {
    return withTransaction(this.#payload, async (transaction) => {
      const applied = await applyChanges(
        transaction,
        project,
        changes.map((change) => ({ ...change, sources: {} })),
      );
      const head = { project, session: null, turn: null, actor: this.#actor, origin: 'import' as const, reverts: null };
      await recordEdit(transaction, head, applied);
      return applied;
    });
  }
}

/** All that a conversation would ask one by one. */
function unsureOf(state: ConversationState): string[] {
  const asked = pendingQuestions(state).map(({ question }) => question.text);
  const kept = state.proposals.filter(({ reason, offered }) => reason === 'unsure' && !offered);
  return [...asked, ...kept.map(({ label }) => `I am not sure I read this right: ${label}.`)];
}
