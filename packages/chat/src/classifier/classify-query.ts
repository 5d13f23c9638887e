import type { Classification } from '@greenlight/schema';
import { type CommandTable, createCommandTable, type TableMatch } from './command-table.ts';
import { commands, storyCommands } from './commands.ts';
import { type Matter, readMatter } from './lead-ins.ts';
import { tokenize } from './tokens.ts';

export interface ClassifyOptions {
  /** The story's own classifier, for messages that are no command. */
  story?: (query: string) => Classification | undefined;
  /** Templates of handlers with a type of their own. Matched after the built-in commands, and answered as `general`. */
  patterns?: readonly string[];
}

/** Longer messages are prose. */
const longest = { characters: 400, words: 24 };

const builtIn = createCommandTable(commands);
const afterStory = createCommandTable(storyCommands);
const own = new WeakMap<readonly string[], CommandTable>();
// An id of a package, whole or not, or with one slip before its hyphen: what is said of packages is nothing to the story.
const packageTalk = /(?:^|[^\p{L}\p{N}])(?:\p{L}?pkg|(?:pk|pg|kg|pgk|kpg|okg|pjg|plg|pkf|pkh|pkkg)[-_])/iu;

/**
 * What a message asks for. A message is a command only when all of it is; then the story's classifier is asked; the rest is
 * `general`. Pure and quick: no negation, question about an action or prose with command words in it becomes an action.
 */
export function classifyQuery(query: string, options: ClassifyOptions = {}): Classification {
  const message = query.trim();
  const readings = readingsOf(message);
  const command = matchCommand(builtIn, readings, message);
  if (command && !command.isWeak) return command.classification;
  const extra = options.patterns?.length ? matchCommand(tableOf(options.patterns), readings, message) : undefined;
  if (extra && !command) return extra.classification;
  const story = message === '' || isAboutPackage(message) ? undefined : options.story?.(query);
  if (story && (!command || isSurer(story, command))) return story;
  if (command) return command.classification;
  return matchCommand(afterStory, readings, message)?.classification ?? general();
}

/** A long message is prose, whatever it mentions. */
function isAboutPackage(message: string): boolean {
  return message.length <= longest.characters && packageTalk.test(message);
}

function general(): Classification {
  return { type: 'general', confidence: 0.5, pattern: '', args: {} };
}

/** Whether the story is sure enough to take a message that may as well be a command. */
function isSurer(story: Classification, command: TableMatch): boolean {
  return story.type !== 'general' && story.confidence > command.classification.confidence;
}

function matchCommand(table: CommandTable, readings: readonly Matter[], message: string): TableMatch | undefined {
  for (const { tokens, mayAct } of readings) {
    const found = table.match(tokens, message);
    if (found && (mayAct || !found.command.acts)) return found;
  }
  return undefined;
}

function tableOf(patterns: readonly string[]): CommandTable {
  const known = own.get(patterns);
  if (known) return known;
  const table = createCommandTable(patterns.map((pattern) => ({ type: 'general', acts: true, templates: [pattern] })));
  own.set(patterns, table);
  return table;
}

/** The words that may be a command: without courtesies, and as they stand. None when the message cannot be one. */
function readingsOf(message: string): Matter[] {
  if (message === '' || message.length > longest.characters || /[\n\r]/.test(message)) return [];
  if (/^\?+$/.test(message)) return [{ tokens: tokenize('help'), mayAct: false }];
  const tokens = tokenize(message);
  if (tokens.length > longest.words) return [];
  const matter = readMatter(tokens, message);
  return matter.tokens.length === tokens.length ? [matter] : [matter, { tokens, mayAct: false }];
}
