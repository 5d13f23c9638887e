import type { Classification } from '@greenlight/schema';
import { foldText } from '../names/name-key.ts';
import { readProgressQuestion } from '../progress/read-progress-question.ts';
import { readIntent } from '../rules/intent.ts';

export interface MessageSetting {
  /** The conversation waits for an answer, or keeps something that was not added yet. */
  isWaiting: boolean;
  /** What it asks is only what the film misses: small talk passes it by. */
  isOffering?: boolean | undefined;
  /** Set when the words answer a question that was asked by this id. */
  questionId?: string | undefined;
  /** What the buttons say that are there now: typing one is pressing it. */
  titles?: readonly string[] | undefined;
}

const reversal = /^(undo|redo) turn (\d{1,16})\.?$/i;
const redo =
  /^(?:please )?(?:redo(?: (?:it|that|this|(?:the |my )?last (?:turn|change|one|undo)))?|undo (?:the|that|my|your|the last) undo)(?: please)?[.!]*$/i;

/** What a message that is no command asks of a conversation; undefined when it is not about the story. Pure. */
export function classifyMessage(
  message: string,
  { isWaiting, isOffering, questionId, titles = [] }: MessageSetting,
): Classification | undefined {
  const named = reversal.exec(message.trim());
  if (named) {
    const args = { direction: String(named[1]).toLowerCase(), turn: String(named[2]) };
    return { type: 'story_undo', confidence: 1, pattern: 'undo turn {number}', args };
  }
  if (redo.test(message.trim()))
    return { type: 'story_undo', confidence: 1, pattern: 'redo', args: { direction: 'redo' } };
  if (questionId !== undefined) return answerClassification;
  const override = overriding.exec(message);
  if (override) {
    const args = { override: (override[1] ?? '').trim() };
    return { type: 'story_advance', confidence: 1, pattern: overridePattern, args };
  }
  if (titles.some((title) => foldText(title) === foldText(message))) {
    const type = /^\s*review progress/i.test(message) ? 'story_question' : 'story_advance';
    return { type, confidence: 1, pattern: titlePattern, args: {} };
  }
  const asked = readProgressQuestion(message);
  if (asked) {
    const { asks, of } = asked;
    return {
      type: 'story_question',
      confidence: 0.95,
      pattern: progressPattern,
      args: { asks, ...(of ? { of } : {}) },
    };
  }
  const intent = readIntent(message);
  if (intent.type !== 'general') return intent;
  if (isOffering && intent.pattern === 'thanks') return intent;
  // "yes" means nothing by itself: only what the conversation is waiting for explains it.
  if (isWaiting) return answerClassification;
  return courtesies.has(intent.pattern) ? intent : undefined;
}

/** "override the gate: the shoot begins on Monday". */
const overriding =
  /^\s*(?:please\s+)?override (?:the |this |that |its )?gate(?:\s*[:,;–—-]\s*|\s+because\s+|\s+since\s+|[\s.!]*$)(.*)$/is;

export const overridePattern = 'override the gate: {reason}';
export const titlePattern = 'a choice by its title';
export const progressPattern = 'how far the film is';

/** Small talk that is answered in kind. */
const courtesies: ReadonlySet<string> = new Set(['thanks', 'greeting', 'reaction']);

/** What words are that only an open question explains. */
export const answerClassification: Classification = {
  type: 'story_update',
  confidence: 0.7,
  pattern: 'answer to an open question',
  args: {},
};
