import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type CharacterRecord,
  extraction as extractionSchema,
  type LocationRecord,
  parseOrThrow,
  type RelationshipRecord,
  type SceneRecord,
  type StoryKind,
  type TurnProblem,
} from '@greenlight/schema';
import { emptyConversationState, planTurn } from '@greenlight/story';
import type { Payload } from 'payload';
import { type AppliedChange, applyChanges } from '../write-path/apply-changes.ts';
import { recordEdit } from '../write-path/record-edit.ts';
import { withTransaction } from '../write-path/transaction.ts';
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

const nobody: Actor = { kind: 'system', id: 'integration' };

/**
 * Extracted data to records, for callers that have no conversation (plan 3, task 1.3). The same plan, gates and write path as a
 * turn: names are resolved inside the project, duplicates update, what is invalid or unsure comes back in `errors`, the rest is
 * one change set. A failure of the store undoes the whole set and throws.
 */
export class PayloadIntegrationService {
  readonly #payload: Payload;
  readonly #actor: Actor;

  constructor(payload: Payload, actor: Actor = nobody) {
    this.#payload = payload;
    this.#actor = actor;
  }

  async createFromExtractedData(extracted: unknown, projectId: string): Promise<IntegrationResult> {
    const extraction = parseOrThrow(extractionSchema, extracted);
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
    const unsure = plan.questions.map(({ text }) => ({ code: 'UNSURE', message: text }));
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
