import type { QueryType } from '@greenlight/schema';

/** Ways of saying one command, as token templates. */
export interface Command {
  type: QueryType;
  /** True when it changes something: then a question mark or a polite question turns it into no command. */
  acts?: boolean;
  /** True when it may as well be about the story, which is then asked first. So is a message with a slip. */
  weak?: boolean;
  /** Fixed arguments, beside what the slots find. */
  args?: Record<string, string>;
  templates: string[];
}

/** What people say for showing. */
export const show = 'show|list|view|display|see';
