import type { Correction, FieldSource, QueryType } from '@greenlight/schema';
import { escapeMarkdown } from '../reply/markdown.ts';
import { acceptProposal } from './accept-proposal.ts';
import { answerWanted, readPending } from './answer-wanted.ts';
import { makeOne } from './ask-merge.ts';
import { chooseRecord } from './choose-record.ts';
import {
  type ConversationState,
  type PendingQuestion,
  pendingQuestions,
  type QuestionPurpose,
} from './conversation-state.ts';
import { finishTurn } from './finish-turn.ts';
import { judgeCorrection } from './judge-correction.ts';
import { type AnswerWord, readAnswerWord, readDetail, readOption } from './read-answer.ts';
import { readCorrection } from './read-correction.ts';
import { removeRecord } from './remove-record.ts';
import type { TurnGround, TurnPlan } from './turn-plan.ts';
import { TurnWork } from './turn-work.ts';

export interface AnswerInput extends Omit<TurnGround, 'message'> {
  answer: string;
  /** The question that a button or a form answers; left out for what is typed into the conversation. */
  questionId?: string;
  /** Sets right what the named question shows; `source` says who typed it. The question is answered by it, whatever the words are. */
  correction?: { said: Correction; source: FieldSource } | undefined;
  /** What the words ask for by themselves. A typed phrase answers a question only when this is left out or `general`. */
  intent?: QueryType;
}

/**
 * Plans the turn that an answer makes. Undefined when the words are no answer, or the question is not open any more: then
 * the message is an ordinary one and the question stays. An answer to a named question that cannot be read is said so.
 */
export function answerOpenQuestion(input: AnswerInput): TurnPlan | undefined {
  const pending = findQuestion(input);
  const work = new TurnWork({ ...input, message: input.answer });
  if (input.correction) return correct(work, input, input.correction);
  if (!pending) return input.questionId === undefined ? addProposals(work, input) : undefined;
  const word = readAnswerWord(input.answer);
  const rest = withoutQuestion(input.state, pending);
  if (word === 'cancel') return cancel(work, input.state);
  if (pending.purpose.type === 'wanted') return answerMissing(work, input, pending);
  if (word === 'skip' || word === 'unsure') return skip(work, rest, pending);
  work.isAnswering = true;
  if (applyAnswer(work, pending, input, word)) return finishTurn(work, rest, 'All right, I left it as it was.');
  return input.questionId === undefined ? undefined : askAgain(work, input, pending);
}

/** Throws where the correction does not fit the question. */
function correct(
  work: TurnWork,
  { state, questionId = '' }: AnswerInput,
  { said, source }: NonNullable<AnswerInput['correction']>,
): TurnPlan | undefined {
  const correction = judgeCorrection(state, questionId, said, source);
  const pending = pendingQuestions(state).find(({ question }) => question.id === questionId);
  if (pending?.purpose.type !== 'proposal') return undefined;
  acceptProposal(work, pending.purpose.proposal, correction);
  return finishTurn(work, withoutQuestion(state, pending), 'That is how it was already.');
}

function findQuestion({ state, questionId }: AnswerInput): PendingQuestion | undefined {
  if (questionId === undefined) return state.open ?? undefined;
  return pendingQuestions(state).find(({ question }) => question.id === questionId);
}

function answerMissing(work: TurnWork, input: AnswerInput, pending: PendingQuestion): TurnPlan | undefined {
  const isNamed = input.questionId !== undefined;
  if (!isNamed && isOrder(input)) return undefined;
  const ground = { ...input, message: input.answer };
  const plan = answerWanted(work, ground, pending, { isNamed });
  if (plan) return plan;
  return isNamed && !leavesToReading(input) ? askAgain(work, input, pending) : undefined;
}

const orders: ReadonlySet<QueryType> = new Set([
  'story_question',
  'story_request',
  'story_advance',
  'story_undo',
  'story_delete',
  'story_bulk',
]);

/** What asks for something of its own answers nothing that is only missing. */
function isOrder({ intent, questionId }: AnswerInput): boolean {
  return questionId === undefined && intent !== undefined && orders.has(intent);
}

/** The question that leaves these words to the ordinary reading, if one does: who is in a new scene is read as in any message. */
export function leavesToReading(input: AnswerInput): PendingQuestion | undefined {
  const pending = findQuestion(input);
  if (pending?.purpose.type !== 'wanted' || isOrder(input)) return undefined;
  const isNamed = input.questionId !== undefined;
  const found = readPending(new TurnWork({ ...input, message: input.answer }), input.answer, pending, { isNamed });
  return found?.type === 'reading' ? pending : undefined;
}

export function withoutQuestion(state: ConversationState, answered: PendingQuestion): ConversationState {
  const [open = null, ...waiting] = pendingQuestions(state).filter((pending) => pending !== answered);
  return { ...state, open, waiting };
}

/** A scene behind a gate is kept though its question is skipped; what was only unsure is let go. */
function skip(work: TurnWork, rest: ConversationState, { purpose }: PendingQuestion): TurnPlan {
  if (purpose.type !== 'proposal') return finishTurn(work, rest, 'Skipped.');
  const proposal = work.proposals.find(({ id }) => id === purpose.proposal);
  letGo(work, purpose);
  return finishTurn(
    work,
    rest,
    proposal?.reason === 'gate' ? 'Skipped. Say “add the scene” when you want it.' : 'Skipped.',
  );
}

/** Lets go of the questions that wait too. */
function cancel(work: TurnWork, state: ConversationState): TurnPlan {
  for (const { purpose } of pendingQuestions(state)) letGo(work, purpose);
  return finishTurn(work, { ...state, open: null, waiting: [], goal: null }, 'All right, I have let that go.');
}

function letGo(work: TurnWork, purpose: QuestionPurpose): void {
  const unsure =
    purpose.type === 'proposal' &&
    work.proposals.find(({ id, reason }) => id === purpose.proposal && reason === 'unsure');
  if (unsure) work.takeProposal(unsure.id);
}

export function askAgain(work: TurnWork, { state }: AnswerInput, { question }: PendingQuestion): TurnPlan {
  const options = question.options ? ` (${question.options.join(', ')})` : '';
  return finishTurn(
    work,
    state,
    `I could not take that as an answer. ${escapeMarkdown(`${question.text}${options}`)} You can also say “skip”.`,
  );
}

/** "add the scene" with nothing asked: what was kept is added. */
function addProposals(work: TurnWork, { answer, state }: AnswerInput): TurnPlan | undefined {
  const wanted = /^\s*(please )?add (it|them|(the|that|those) scenes?)( now)?[\s.!]*$/i.test(answer);
  const kept = state.proposals.filter(({ reason }) => reason === 'gate');
  if (!wanted || kept.length === 0) return undefined;
  for (const { id } of kept) acceptProposal(work, id);
  return finishTurn(work, state, 'There is nothing left to add.');
}

/** True when the answer was one. */
function applyAnswer(
  work: TurnWork,
  pending: PendingQuestion,
  input: AnswerInput,
  word: AnswerWord | undefined,
): boolean {
  const { question, purpose } = pending;
  const option = readOption(input.answer, question.options ?? []);
  switch (purpose.type) {
    case 'proposal':
      return decideReading(work, pending, purpose.proposal, input, choiceOf(option, word));
    case 'value':
      return decide(choiceOf(option, word ?? readValue(purpose, input.answer)), () => setValue(work, purpose));
    case 'delete':
      return decide(choiceOf(option, word), () => removeRecord(work, purpose.kind, purpose.id));
    case 'merge':
      return decide(choiceOf(option, word), () => makeOne(work, purpose));
    case 'which':
      return chooseRecord(work, purpose, input.answer, option, word);
    case 'detail':
      return setDetail(work, purpose, input);
    case 'override':
      return decide(choiceOf(option, word), () => {
        work.override = { step: purpose.step, reason: purpose.reason };
      });
    case 'wanted':
      return false;
  }
}

/** Yes, no, or how it is right. */
function decideReading(
  work: TurnWork,
  { question: { reading } }: PendingQuestion,
  proposal: string,
  { answer, messageId }: AnswerInput,
  choice: boolean | undefined,
): boolean {
  const correction = choice === undefined && reading ? readCorrection(answer, reading, messageId) : undefined;
  return decide(
    choice ?? (correction ? correction !== 'nothing' : undefined),
    () => acceptProposal(work, proposal, correction === 'nothing' ? undefined : correction),
    () => work.takeProposal(proposal),
  );
}

/** The first option says yes, the last says no. */
function choiceOf(option: number, word: AnswerWord | undefined): boolean | undefined {
  if (option >= 0) return option === 0;
  return word === 'yes' ? true : word === 'no' ? false : undefined;
}

function decide(choice: boolean | undefined, accept: () => void, decline: () => void = () => {}): boolean {
  if (choice === undefined) return false;
  (choice ? accept : decline)();
  return true;
}

function setValue(
  work: TurnWork,
  { kind, id, set, message, evidence }: Extract<QuestionPurpose, { type: 'value' }>,
): void {
  work.keep(work.draft.update(kind, id, set, { message, evidence }));
}

/** "31" says yes to a change to 31. */
function readValue({ set }: Extract<QuestionPurpose, { type: 'value' }>, answer: string): AnswerWord | undefined {
  const values = Object.values(set).map(String);
  return values.length === 1 && values[0]?.toLowerCase() === answer.trim().toLowerCase() ? 'yes' : undefined;
}

function setDetail(
  work: TurnWork,
  { kind, id, field }: Extract<QuestionPurpose, { type: 'detail' }>,
  input: AnswerInput,
): boolean {
  const isStatement = input.questionId === undefined && input.intent !== undefined && input.intent !== 'general';
  const detail = isStatement ? undefined : readDetail(field, input.answer);
  if (!detail) return false;
  work.keep(
    work.draft.update(
      kind,
      id,
      { [field]: detail.value },
      { message: input.messageId, evidence: { [field]: detail.span } },
    ),
  );
  return true;
}
