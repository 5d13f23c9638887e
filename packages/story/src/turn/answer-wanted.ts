import { isEmpty } from '../reply/describe.ts';
import { readStance } from '../rules/stance.ts';
import type { AnswerManner, WantedReading } from '../wanted/answer-manner.ts';
import { applyWanted } from '../wanted/apply-wanted.ts';
import { readWanted } from '../wanted/read-wanted.ts';
import type { WantedFill } from '../wanted/wanted-thing.ts';
import {
  type ConversationState,
  type PendingQuestion,
  pendingQuestions,
  type QuestionPurpose,
} from './conversation-state.ts';
import { finishTurn } from './finish-turn.ts';
import { type AnswerWord, readAnswerWord, readOption } from './read-answer.ts';
import type { TurnGround, TurnPlan } from './turn-plan.ts';
import type { TurnWork } from './turn-work.ts';

type Wanted = Extract<QuestionPurpose, { type: 'wanted' }>;
type How = Pick<AnswerManner, 'isNamed'> & { hasFound?: boolean };

/** Plans the turn that an answer about something missing makes. Undefined when the words are none, or the ordinary reading is to look at them. */
export function answerWanted(
  work: TurnWork,
  ground: Pick<TurnGround, 'message' | 'messageId' | 'state'>,
  pending: PendingQuestion,
  how: How,
): TurnPlan | undefined {
  const { purpose } = pending;
  if (purpose.type !== 'wanted') return undefined;
  const word = wordOf(purpose.fill, pending, ground.message);
  if (word === 'skip') return skip(work, ground.state, pending, purpose);
  const read =
    word === 'yes' && purpose.fill.type === 'order' ? ordered : readPending(work, ground.message, pending, how);
  if (read?.type === 'unfit') return finishTurn(work, ground.state, read.why);
  if (read?.type !== 'values') return undefined;
  applyWanted(work, purpose.fill, read.values, ground.messageId);
  work.asking = 'lead';
  // What could not be kept is asked again.
  const isKept = work.problems.length === 0;
  return finishTurn(work, isKept ? without(ground.state, pending) : ground.state, 'That is how it was already.');
}

const ordered: WantedReading = { type: 'values', values: [] };

/** What an answer to a question about something missing says. */
export function readPending(
  work: TurnWork,
  text: string,
  { purpose }: PendingQuestion,
  { isNamed, hasFound }: How,
): WantedReading | undefined {
  if (purpose.type !== 'wanted') return undefined;
  const [characters, locations, acts] = [
    work.draft.list('character'),
    work.draft.list('location'),
    work.draft.list('act'),
  ];
  const stance = readStance(text, { characters: namesOf(characters), locations: namesOf(locations) });
  const manner = { stance, isNamed, isExpected: purpose.isExpected, ...(hasFound === undefined ? {} : { hasFound }) };
  return readWanted(purpose.fill, text, manner, { characters, locations, acts });
}

function namesOf(records: readonly { name: string; aliases?: string[] | null | undefined }[]): string[] {
  return records.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
}

const nobody = /^\s*(?:nobody|no one|noone|none|nothing|nowhere)(?: (?:else|yet))?[\s.!]*$/i;

/** Words that mean the same whatever is asked. "No" to a question that asks for something leaves it out. */
function wordOf(fill: WantedFill, { question }: PendingQuestion, text: string): AnswerWord | undefined {
  const word = readAnswerWord(text);
  const isYesOrNo = fill.type === 'order' || (fill.type === 'update' && fill.fields[0]?.anyOf[0] === 'resolved');
  const option = isYesOrNo ? readOption(text, question.options ?? []) : -1;
  if (option >= 0) return option === 0 ? 'yes' : 'skip';
  return word === 'no' || nobody.test(text) ? 'skip' : word;
}

const MOST_SKIPPED = 200;

function skip(
  work: TurnWork,
  state: ConversationState,
  pending: PendingQuestion,
  { key, isExpected }: Wanted,
): TurnPlan {
  work.asking = isExpected ? 'lead' : 'nothing';
  const skipped = [...state.skipped.filter((each) => each !== key), key].slice(-MOST_SKIPPED);
  return finishTurn(work, { ...without(state, pending), skipped }, 'Skipped.');
}

function without(state: ConversationState, answered: PendingQuestion): ConversationState {
  const [open = null, ...waiting] = pendingQuestions(state).filter((pending) => pending !== answered);
  return { ...state, open, waiting };
}

/** What the question itself said of a record that its answer made: the act of a scene, the part of somebody who opposes another. */
export function completeAnswer(work: TurnWork, pending: PendingQuestion | undefined): void {
  if (pending?.purpose.type !== 'wanted' || !pending.purpose.isExpected) return;
  const { fill } = pending.purpose;
  if (fill.type !== 'create' && fill.type !== 'choose') return;
  const made = work.draft.touched().filter(({ op, kind }) => op === 'create' && kind === fill.kind);
  const [only, other] = made;
  if (!only || other) return;
  const set = Object.fromEntries(Object.entries(fill.set).filter(([field]) => isEmpty(only.fields[field])));
  work.keep(work.draft.update(fill.kind, only.id, set, work.implied));
}
