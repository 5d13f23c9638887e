import type { HandlerContext, HandlerInput, HandlerResult, SessionView, StoryPort } from '@greenlight/chat';
import type { Classification } from '@greenlight/schema';
import {
  answerClassification,
  answerOpenQuestion,
  type ConversationState,
  classifyMessage,
  leavesToReading,
  parseConversationState,
  progressPattern,
} from '@greenlight/story';
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
  const { ground, snapshot } = turn;
  const { type, pattern, args } = input.classification;
  if (pattern === choicePattern && args.choice !== undefined) return takeChoice(turn, args.choice);
  const isAnswer = pattern === answerClassification.pattern;
  const answer = {
    ...ground,
    answer: input.query,
    questionId: options.questionId,
    intent: isAnswer ? 'general' : type,
  } as const;
  const answered = answerOpenQuestion(answer);
  if (answered?.override) return passOver(turn, answered, answered.override);
  if (answered) return fromAnswer(turn, answered);
  const pending = leavesToReading(answer);
  const chosen = choiceByTitle(turn.film, input.query);
  if (chosen !== undefined) return takeChoice(turn, chosen);
  if (isAnswer && !pending) return stillOpen(ground.state);
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

/** Words that answer nothing, while a question is open: it stays, and is shown again. */
function stillOpen({ open }: ConversationState): HandlerResult {
  const question = open ? ' My question stands; answer it when you like, or say “skip”.' : '';
  return {
    ...said(`All right, nothing was changed.${question}`),
    detail: { ...emptyDetail, questions: open ? [open.question] : [] },
  };
}
