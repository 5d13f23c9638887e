import { classifyReading } from './intent.ts';
import { indexKnownNames } from './known-names.ts';
import { findMentions } from './mentions.ts';
import { readMessage } from './read-message.ts';

/**
 * How words stand to a question that is open: an order, a question or small talk of their own; a telling, which may answer it and may be the
 * next piece of the story; or words that say nothing by themselves.
 */
export interface Stance {
  kind: 'order' | 'question' | 'heading' | 'chatter' | 'telling' | 'fragment';
  /** The cue that decided, by name. */
  pattern: string;
  /** Names in it, as they are written. */
  names: readonly string[];
}

const orders: ReadonlySet<string> = new Set(['undo', 'delete', 'bulk', 'create', 'update', 'advance', 'request']);

/** Reads how a message stands to an open question, from its words alone. */
export function readStance(message: string, known: { characters?: string[]; locations?: string[] } = {}): Stance {
  const reading = readMessage(message.slice(0, 8000), indexKnownNames(known));
  findMentions(reading);
  const { type, pattern } = classifyReading(reading);
  const names = reading.mentions.filter(({ other }) => !other).map(({ name }) => name);
  return { kind: kindOf(reading.acts, type, pattern), pattern, names };
}

function kindOf(acts: readonly { kind: string; pattern: string }[], type: string, pattern: string): Stance['kind'] {
  if (acts.some(({ kind }) => orders.has(kind))) return 'order';
  if (type === 'story_question') return 'question';
  if (acts.some((act) => act.pattern === 'scene heading')) return 'heading';
  if (type !== 'general') return 'telling';
  return pattern === 'nothing told' ? 'fragment' : 'chatter';
}
