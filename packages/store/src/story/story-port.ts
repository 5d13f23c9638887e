import type { HandlerContext, HandlerInput, HandlerResult, SessionView, StoryPort } from '@greenlight/chat';
import type { Actor, Classification, FieldSource } from '@greenlight/schema';
import {
  answerClassification,
  answerOpenQuestion,
  askedQuestions,
  type ConversationState,
  classifyMessage,
  leavesToReading,
  type PendingQuestion,
  parseConversationState,
  progressPattern,
} from '@greenlight/story';
import type { StoryDetail } from '../sessions/turn-detail.ts';
import { groundOf } from '../workflow/read-ground.ts';
import { advanceByWords, passOver } from './advance-film.ts';
import { answerAboutProgress, answerFromRecords, answerWish } from './answer-words.ts';
import { choicePattern } from './choice-pattern.ts';
import { readSetting } from './read-setting.ts';
import { planReversal } from './reversal.ts';
import { SnapshotCache } from './snapshot-cache.ts';
import { choiceByTitle, choiceTitles } from './step-of-choice.ts';
import type { StoryPortOptions } from './story-port-options.ts';
import { emptyDetail, said } from './story-result.ts';
import { takeChoice } from './take-choice.ts';
import type { TurnSetting } from './turn-setting.ts';
import { fromAnswer, writeDown } from './write-down.ts';

/** The story behind the chat: reads a message against the project's records and proposes what to change. Writes nothing. */
export function createStoryPort(options: StoryPortOptions): StoryPort {
  return {
    classify: (query, session) => classify(query, session, options),
    respond: (input, context) => respond(options, input, context),
  };
}

function classify(
  query: string,
  session: SessionView | undefined,
  { payload, questionId }: StoryPortOptions,
): Classification | undefined {
  const { open, proposals } = parseConversationState(session?.state ?? null);
  const isOffering = open?.purpose.type === 'wanted';
  const known = session?.project ? SnapshotCache.of(payload).peek(session.project) : undefined;
  const titles = known ? choiceTitles(groundOf(known)) : [];
  return classifyMessage(query, { isWaiting: open !== null || proposals.length > 0, isOffering, questionId, titles });
}

async function respond(
  options: StoryPortOptions,
  input: HandlerInput,
  context: HandlerContext,
): Promise<HandlerResult> {
  const turn = await readSetting(options, input, context);
  const { ground } = turn;
  const { type, pattern, args } = input.classification;
  if (pattern === choicePattern && args.choice !== undefined) return takeChoice(turn, args.choice);
  const isAnswer = pattern === answerClassification.pattern;
  const answer = {
    ...ground,
    answer: input.query,
    questionId: options.questionId,
    correction: options.correction && { said: options.correction, source: editedNow(context.actor) },
    intent: isAnswer ? 'general' : type,
  } as const;
  const answered = answerOpenQuestion(answer);
  if (answered?.override) return passOver(turn, answered, answered.override);
  if (answered) return fromAnswer(turn, answered);
  const pending = leavesToReading(answer);
  const chosen = choiceByTitle(turn.film, input.query);
  if (chosen !== undefined) return takeChoice(turn, chosen);
  if (isAnswer && !pending) return stillOpen(ground.state);
  return keepShown(await tellOrAnswer(options, turn, pending), ground.state);
}

function tellOrAnswer(
  options: StoryPortOptions,
  turn: TurnSetting,
  pending: PendingQuestion | undefined,
): HandlerResult | Promise<HandlerResult> {
  const { input, context, snapshot } = turn;
  const { type, pattern } = input.classification;
  switch (type) {
    case 'story_undo':
      return planReversal(options.payload, input, context, snapshot);
    case 'story_question':
      return pattern === progressPattern ? answerAboutProgress(turn) : answerFromRecords(input.query, snapshot);
    case 'story_advance':
      return advanceByWords(turn);
    case 'story_request':
      return answerWish(options, input.query, context, snapshot);
    default:
      return writeDown(options, turn, pending);
  }
}

/** What turns away from a reading that waits leaves it waiting, in sight: a question that only fills a gap is asked at a better time. */
function keepShown(result: HandlerResult, state: ConversationState): HandlerResult {
  if (!state.open?.question.reading || result.effects?.state !== undefined) return result;
  // The story's own results: what they carry beside the words is the story's detail.
  const detail = (result.detail ?? emptyDetail) as StoryDetail;
  return { ...result, detail: { ...detail, questions: askedQuestions(state) } };
}

function editedNow({ id }: Actor): FieldSource {
  return { editedBy: id, at: new Date().toISOString() };
}

/** Words that answer nothing, while a question is open: it stays, and is shown again. */
function stillOpen(state: ConversationState): HandlerResult {
  const question = state.open ? ' My question stands; answer it when you like, or say “skip”.' : '';
  return {
    ...said(`All right, nothing was changed.${question}`),
    detail: { ...emptyDetail, questions: askedQuestions(state) },
  };
}
