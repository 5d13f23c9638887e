import type { ExtractedUpdate } from '@greenlight/schema';
import type { StoryGenre } from '../requests/story-genre.ts';
import { answerBulk } from './answer-bulk.ts';
import { answerWanted, completeAnswer } from './answer-wanted.ts';
import { applyDelete } from './apply-delete.ts';
import { applyPart } from './apply-part.ts';
import { emptyPart } from './conversation-state.ts';
import { finishTurn } from './finish-turn.ts';
import { joinScene } from './join-scene.ts';
import { readRename } from './read-rename.ts';
import { askDetails } from './settle-questions.ts';
import { tellSame } from './tell-same.ts';
import type { TurnInput, TurnPlan } from './turn-plan.ts';
import { canChangeStory, TurnWork } from './turn-work.ts';

/**
 * Plans a turn: what an extraction changes in the story, what the chat replies and what it asks. Pure. An intent that does
 * not change the story changes nothing, whatever else the extraction holds.
 */
export function planTurn(input: TurnInput): TurnPlan {
  return (input.answering && answerReadMessage(input, input.answering)) ?? planMessage(input);
}

function planMessage(input: TurnInput): TurnPlan {
  const work = new TurnWork(input);
  const { extraction } = input;
  let genre: StoryGenre | undefined;
  if (extraction.intent === 'story_delete') applyDelete(work, input.message);
  else if (canChangeStory(extraction.intent)) genre = applyExtraction(work, input);
  const isTold = canChangeStory(extraction.intent);
  const plan = finishTurn(
    work,
    input.state,
    isTold ? nothingFoundIn(input.message) : 'All right. I wrote nothing down.',
  );
  return genre ? { ...plan, genre } : plan;
}

/** The words once more as the answer that they may be, now that it is known what the ordinary reading makes of them. */
function answerReadMessage(
  input: TurnInput,
  { pending, isNamed }: NonNullable<TurnInput['answering']>,
): TurnPlan | undefined {
  const trial = new TurnWork(input);
  if (canChangeStory(input.extraction.intent)) applyExtraction(trial, input);
  const isProposed = trial.proposals.length > input.state.proposals.length;
  const hasFound = trial.draft.touched().length > 0 || trial.asked.length > 0 || isProposed;
  return answerWanted(new TurnWork(input), input, pending, { isNamed, hasFound });
}

/** Takes what was extracted into the draft. The genre that something was invented from is returned. */
function applyExtraction(work: TurnWork, input: TurnInput): StoryGenre | undefined {
  const { extraction, message, messageId } = input;
  const rename = readRenameOf(work, message, messageId);
  const isTakenBack = correctionCues.test(message);
  const manner = { message: messageId, isConfirmed: false, isCorrection: isCorrection(input), isTakenBack };
  const part = rename ? { ...emptyPart(), updates: [rename] } : tellSame(work, extraction, message, manner);
  applyPart(work, part, manner);
  joinScene(work, message, manner);
  completeAnswer(work, input.answering?.pending);
  askDetails(work, extraction.questions);
  return extraction.bulk && answerBulk(work, extraction.bulk, input);
}

/** A rename of somebody, or of a place when nobody has the name. */
function readRenameOf(work: TurnWork, message: string, messageId: string): ExtractedUpdate | undefined {
  const rename = readRename(message);
  const manner = { message: messageId, isConfirmed: false, isCorrection: true };
  if (!rename || rename.kind === 'scene') return rename;
  const isPlace =
    work.resolveCharacter(rename.name, manner).outcome === 'none' &&
    work.resolveLocation(rename.name, manner).outcome === 'match';
  return isPlace ? { ...rename, kind: 'location' } : rename;
}

const nothingFound = 'I found nothing new to write down in that.';
const pronoun = /\b(?:he|she|they|him|them|both)\b|\b(?:make|call|rename|put|add|bring|move) her\b/i;

/** Says what would help: somebody who is only "she" may be anybody. */
function nothingFoundIn(message: string): string {
  const who = pronoun.exec(message)?.[0].split(' ').at(-1)?.toLowerCase();
  return who === undefined
    ? `${nothingFound} Name a person, a place or a scene, and I will keep it.`
    : `${nothingFound} If you mean somebody by “${who}”, say the name, and I will keep it.`;
}

const correctionCues =
  /\b(actually|instead|correction|should be|not \w+ but|i meant|make (him|her|them|it)|(is|are|['’]s|['’]re) now|now (an?|the|\d+))\b|\bnow[\s.!]*$|^\s*(please )?change\b|^\s*no[,.;: ]/i;

/** Her words say that what is there is to be replaced. */
function isCorrection({ extraction, message }: TurnInput): boolean {
  return extraction.intent === 'story_update' || correctionCues.test(message);
}
