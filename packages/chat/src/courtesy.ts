import type { Classification } from '@greenlight/schema';

// What the story's reader calls small talk, by the name of its pattern.
const answers: ReadonlyMap<string, string> = new Map([
  ['thanks', 'You’re welcome.'],
  ['greeting', 'Hello.'],
  ['reaction', 'Good. Go on when you like.'],
]);

/** The answer to small talk, in kind; undefined for a message that is none. */
export function courtesyOf({ type, pattern }: Classification): string | undefined {
  return type === 'general' ? answers.get(pattern) : undefined;
}

/** Whether a message is small talk, which asks for nothing. */
export function isCourtesy(classification: Classification): boolean {
  return courtesyOf(classification) !== undefined;
}
