import { runGate } from '@greenlight/gates';
import { type ChangeSet, collectionOf, type StoryKind, type StorySnapshot } from '@greenlight/schema';
import { createIds, PROJECT_ID, storySnapshot } from '@greenlight/testkit';
import { sceneCreationGate } from '@greenlight/workflow';
import { expect, it } from 'vitest';
import { answerQuestion } from '../answers/answer-question.ts';
import { DataExtractionService } from '../extraction/data-extraction-service.ts';
import { createRulesExtractor } from '../rules/rules-extractor.ts';
import { answerOpenQuestion } from '../turn/answer-open-question.ts';
import { planUndo } from '../undo/plan-reversal.ts';
import { emptyConversationState, parseConversationState } from './conversation-state.ts';
import { planTurn } from './plan-turn.ts';
import type { TurnPlan } from './turn-plan.ts';

/** A conversation with its project, kept as a store keeps them: through JSON, and by changes alone. */
class Conversation {
  snapshot: StorySnapshot = storySnapshot();
  last: TurnPlan | undefined;
  readonly #service = new DataExtractionService({ rules: createRulesExtractor() });
  readonly #newId = createIds();
  readonly #history: string[] = [];
  #state: unknown = emptyConversationState();

  async say(message: string): Promise<string> {
    const state = parseConversationState(JSON.parse(JSON.stringify(this.#state)));
    const sceneGate = (subject: { characterCount: number }) => runGate(sceneCreationGate, subject).findings;
    const ground = { messageId: this.#newId(), snapshot: this.snapshot, state, newId: this.#newId, sceneGate };
    const plan =
      answerOpenQuestion({ ...ground, answer: message }) ??
      planTurn({ ...ground, message, extraction: await this.#extract(message) });
    this.#history.push(message);
    this.#state = plan.state;
    this.last = plan;
    this.apply(plan.changes);
    return plan.response;
  }

  ask(message: string): string {
    return answerQuestion({ message, snapshot: this.snapshot }).response;
  }

  undoLast(): void {
    const actor = { kind: 'local', id: 'me' } as const;
    const changes = this.last?.changes ?? [];
    const head = {
      v: 1,
      id: this.#newId(),
      project: PROJECT_ID,
      session: null,
      turn: 1,
      actor,
      origin: 'chat',
      reverts: null,
      at: '2026-01-31T10:42:00.000Z',
    } as const;
    const changeSet: ChangeSet = { ...head, changes };
    this.apply(planUndo({ changeSet, snapshot: this.snapshot }).changes);
  }

  apply(changes: TurnPlan['changes']): void {
    const next = structuredClone(this.snapshot);
    for (const { op, kind, id, after, sources } of changes) {
      const rows: { id: string }[] = next[collectionOf[kind as StoryKind]];
      const at = rows.findIndex((row) => row.id === id);
      const row = { id, project: PROJECT_ID, createdVia: 'chat', ...rows[at], ...after, sources };
      if (op === 'create') rows.push(row);
      else rows.splice(at, 1, ...(op === 'update' ? [row] : []));
    }
    this.snapshot = next;
  }

  async #extract(message: string) {
    const names = (records: readonly { name: string }[]): string[] => records.map(({ name }) => name);
    const known = { characters: names(this.snapshot.characters), locations: names(this.snapshot.locations) };
    return (await this.#service.extractStructuredData(message, { known, history: this.#history })).extraction;
  }
}

it('carries a story from its first name to its first scene, by the rules alone', async () => {
  const talk = new Conversation();

  expect(await talk.say('INT. BAKER STREET - NIGHT. A knock at the door.')).toContain(
    'Create at least 2 characters first. You have none yet.',
  );
  expect(talk.snapshot.scenes).toEqual([]);

  expect(await talk.say('Create a character named Sarah, 28, journalist')).toMatch(
    /^Created character: Sarah\n\nage 28 · Journalist/,
  );
  expect(talk.last?.questions.some(({ text }) => text.includes('You described a scene earlier'))).toBe(false);

  expect(await talk.say('Create a character named John, 35, detective')).toMatch(/^Created character: John/);
  expect(talk.last?.questions).toMatchObject([
    { text: 'You described a scene earlier: INT. BAKER STREET – NIGHT. Add it now?' },
  ]);

  expect(await talk.say('yes')).toContain('Created scene 1: INT. BAKER STREET – NIGHT');
  expect(talk.snapshot.scenes).toHaveLength(1);

  expect(await talk.say('make him a chef')).toBe('Updated character: John: Chef');
  expect(talk.ask('What does John do?')).toContain('Chef');
  talk.undoLast();
  expect(talk.ask('What does John do?')).toContain('Detective');

  await talk.say('thanks, that is great!');
  expect(talk.last?.changes).toEqual([]);
  expect(talk.ask('How many characters are there?')).toContain('2 characters');
});
