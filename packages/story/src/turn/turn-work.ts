import type { FieldSources, Finding, MergeOutcome, QueryType, Question, TurnProblem } from '@greenlight/schema';
import type { FilmSnapshot } from '../draft/film-snapshot.ts';
import type { Provenance } from '../draft/provenance.ts';
import { type DraftResult, StoryDraft, storyFields } from '../draft/story-draft.ts';
import { parseName } from '../names/name-key.ts';
import { type Named, type Resolution, resolveCharacter, resolveLocation } from '../names/resolve-name.ts';
import { isEmpty } from '../reply/describe.ts';
import { escapeMarkdown } from '../reply/markdown.ts';
import type { WantedThing } from '../wanted/wanted-thing.ts';
import { type PendingQuestion, type Proposal, pendingQuestions, type QuestionPurpose } from './conversation-state.ts';
import type { KeptApart } from './kept-apart.ts';
import { quoteWords } from './quote-words.ts';
import type { SceneGate, TurnGround } from './turn-plan.ts';

/** Below this an entity is asked about before it is written. */
export const SURE_CONFIDENCE = 0.6;

/** How a part of a message is to be taken. */
export interface Manner {
  /** The message that the part comes from: for a proposal an earlier one. */
  message: string;
  /** The writer has said yes: confidence does not matter any more. */
  isConfirmed: boolean;
  /** Her words correct what is there; otherwise a different value is asked about. */
  isCorrection: boolean;
  /** Her very words take something back: “actually”, “not … but”. */
  isTakenBack?: boolean;
  /** Whom an ambiguous name means, where she has said so. `new` is somebody who is not known yet. */
  chosen?: { name: string; id: string | 'new' };
  /** Whom a name cannot mean, by what the same message says. */
  isApart?: KeptApart;
  /** An item that was set right, and where the values came from that were. */
  corrected?: { item: object; sources: FieldSources };
}

/** What gathers while a turn is planned: the draft of the story, what to say, what to ask and what could not be kept. */
export class TurnWork {
  readonly draft: StoryDraft;
  readonly problems: TurnProblem[] = [];
  /** Sentences for the reply, in Markdown. */
  readonly notes: string[] = [];
  /** Sentences about what was in the story already; said only when nothing else was done. */
  readonly known: string[] = [];
  readonly asked: PendingQuestion[] = [];
  readonly proposals: Proposal[];
  /** What an answer leads to is asked before what waits already. */
  isAnswering = false;
  /** Records that became one. */
  readonly merges: MergeOutcome[] = [];
  /** Whether what the film misses is asked next, and how: below what was told, or because she is being led through it. */
  asking: 'nothing' | 'offer' | 'lead' | undefined;
  /** The step that an admin lets begin though its gate is closed. */
  override: { step: string; reason: string } | undefined;
  readonly #ground: TurnGround;

  constructor(ground: TurnGround) {
    this.#ground = ground;
    this.draft = new StoryDraft(ground.snapshot, ground.newId, ground.messageId);
    this.proposals = ground.state.proposals.map((proposal) => ({ ...proposal }));
  }

  get snapshot(): FilmSnapshot {
    return this.#ground.snapshot;
  }

  /** What this turn's own message implies without saying it. */
  get implied(): Provenance {
    return { message: this.#ground.messageId, evidence: {} };
  }

  /** What the film would miss with what is drafted; undefined where nobody asks for it. */
  gaps(goal: string | null): readonly WantedThing[] | undefined {
    return this.#ground.gaps?.(this.draft.toChanges(), goal);
  }

  newId(): string {
    return this.#ground.newId();
  }

  /** Blockers in front of a scene, counted with this turn's characters. */
  sceneBlockers(): Finding[] {
    const gate: SceneGate = this.#ground.sceneGate;
    return gate({ characterCount: this.draft.list('character').length }).filter(
      ({ severity }) => severity === 'blocker',
    );
  }

  resolveCharacter(name: string, manner: Manner): Resolution<Named> {
    return this.#resolve(name, manner, 'character');
  }

  resolveLocation(name: string, manner: Manner): Resolution<Named> {
    return this.#resolve(name, manner, 'location');
  }

  /** The name of a record, for a sentence. Plain text. */
  nameOf = (id: string): string => {
    const named = this.draft.find('character', id) ?? this.draft.find('location', id);
    const act = named ? undefined : this.draft.find('act', id);
    if (act) return `act ${act.number}`;
    return named?.name ?? this.#former(id) ?? 'somebody';
  };

  note(sentence: string): void {
    if (!this.notes.includes(sentence)) this.notes.push(sentence);
  }

  noteKnown(sentence: string): void {
    if (!this.known.includes(sentence)) this.known.push(sentence);
  }

  fail(...problems: TurnProblem[]): void {
    this.problems.push(...problems);
  }

  /** What a change to the draft changed; undefined when it could not be made, and then the problems are kept. */
  keep(result: DraftResult, entity?: string): string[] | undefined {
    if (result.ok) return result.changed;
    this.fail(
      ...result.problems.map((problem) => ({ ...problem, ...(entity ? { entity: problem.entity ?? entity } : {}) })),
    );
    return undefined;
  }

  /** Whether such a question is open, waits or is about to be asked. */
  isAsking(is: (purpose: QuestionPurpose) => boolean): boolean {
    return [...pendingQuestions(this.#ground.state), ...this.asked].some(({ purpose }) => is(purpose));
  }

  /** Whether a question in these words is open, waits or is about to be asked. */
  isAskingText(text: string): boolean {
    return [...pendingQuestions(this.#ground.state), ...this.asked].some(({ question }) => question.text === text);
  }

  ask(question: Omit<Question, 'id'>, purpose: QuestionPurpose): void {
    this.asked.push({ question: { id: this.newId(), ...question }, purpose });
  }

  propose(proposal: Omit<Proposal, 'id' | 'offered' | 'joins' | 'quote'>): void {
    if (this.proposals.some((known) => isSameProposal(known, proposal))) return;
    const { message, messageId } = this.#ground;
    const quote = proposal.message === messageId ? quoteWords(message, proposal.part) : undefined;
    this.proposals.push({ id: this.newId(), offered: false, joins: [], ...proposal, ...(quote ? { quote } : {}) });
  }

  /** Takes a proposal off the conversation's memory: it is answered. */
  takeProposal(id: string): Proposal | undefined {
    const at = this.proposals.findIndex((proposal) => proposal.id === id);
    return at < 0 ? undefined : this.proposals.splice(at, 1)[0];
  }

  #resolve(name: string, { chosen, isApart }: Manner, kind: 'character' | 'location'): Resolution<Named> {
    const records: Named[] = this.draft.list(kind);
    if (chosen && chosen.name === name) {
      const record = records.find(({ id }) => id === chosen.id);
      return record ? { outcome: 'match', record } : { outcome: 'none' };
    }
    if (kind === 'location') return resolveLocation(name, records);
    const found = this.#preferred(name, resolveCharacter(name, records));
    if (!isApart || found.outcome !== 'match' || !isApart(name, found.record)) return found;
    const others = records.filter((record) => !isApart(name, record));
    return this.#preferred(name, resolveCharacter(name, others));
  }

  /** Of two kings, "the King" is the one whom the story is busy with. */
  #preferred(name: string, found: Resolution<Named>): Resolution<Named> {
    if (found.outcome !== 'ambiguous' || !found.isLikely || !parseName(name).isTitleOnly) return found;
    const ranked = found.candidates
      .map((record) => ({ record, uses: countUses(this.draft, record.id) + countFields(record) }))
      .sort((a, b) => b.uses - a.uses);
    const [first, second] = ranked;
    return first && first.uses > (second?.uses ?? 0) ? { outcome: 'match', record: first.record } : found;
  }

  /** What somebody was called who is deleted in this very turn. */
  #former(id: string): string | undefined {
    const { characters, locations } = this.snapshot;
    return [...characters, ...locations].find((record) => record.id === id)?.name;
  }
}

/** How much is told of somebody: a king with an age and an occupation is spoken of more than one who was only named. */
function countFields(record: Named): number {
  return Object.values(storyFields('character', record)).filter((value) => !isEmpty(value)).length;
}

/** In how many scenes and relationships somebody is. */
function countUses(draft: StoryDraft, id: string): number {
  const ties = draft.list('relationship').filter(({ from, to }) => from === id || to === id);
  return ties.length + draft.list('scene').filter(({ characters }) => characters?.includes(id)).length;
}

/** A name is proposed once. Two scenes may share a heading and still be two. */
function isSameProposal(
  a: Pick<Proposal, 'reason' | 'label' | 'part'>,
  b: Pick<Proposal, 'reason' | 'label' | 'part'>,
): boolean {
  if (a.label !== b.label || a.reason !== b.reason) return false;
  const said = ({ part }: Pick<Proposal, 'part'>): string =>
    JSON.stringify(part.scenes.map(({ evidence: _evidence, ...scene }) => scene));
  return said(a) === said(b);
}

/** True for intents whose words may change the story. */
export function canChangeStory(intent: QueryType): boolean {
  return ['story_create', 'story_update', 'story_delete', 'story_bulk'].includes(intent);
}

export function provenanceOf(manner: Manner, item: { evidence: Provenance['evidence'] }): Provenance {
  const { message, corrected } = manner;
  return { message, evidence: item.evidence, ...(corrected?.item === item ? { sources: corrected.sources } : {}) };
}

/** A name as the reply says it. */
export function shownName(name: string): string {
  return escapeMarkdown(name);
}
