import type { Classification } from '@greenlight/schema';
import { readIntent } from '../rules/intent.ts';

export interface MessageSetting {
  /** The conversation waits for an answer, or keeps something that was not added yet. */
  isWaiting: boolean;
  /** Set when the words answer a question that was asked by this id. */
  questionId?: string | undefined;
}

const reversal = /^(undo|redo) turn (\d{1,16})\.?$/i;

/** What a message that is no command asks of a conversation; undefined when it is not about the story. Pure. */
export function classifyMessage(
  message: string,
  { isWaiting, questionId }: MessageSetting,
): Classification | undefined {
  const named = reversal.exec(message.trim());
  if (named) {
    const args = { direction: String(named[1]).toLowerCase(), turn: String(named[2]) };
    return { type: 'story_undo', confidence: 1, pattern: 'undo turn {number}', args };
  }
  if (questionId !== undefined) return answerClassification;
  const intent = readIntent(message);
  if (intent.type !== 'general') return intent;
  // "yes" means nothing by itself: only what the conversation is waiting for explains it.
  if (isWaiting) return answerClassification;
  return courtesies.has(intent.pattern) ? intent : undefined;
}

/** Small talk that is answered in kind. */
const courtesies: ReadonlySet<string> = new Set(['thanks', 'greeting', 'reaction']);

/** What words are that only an open question explains. */
export const answerClassification: Classification = {
  type: 'story_update',
  confidence: 0.7,
  pattern: 'answer to an open question',
  args: {},
};
