import type { Classification } from '@greenlight/schema';
import { type CommandTable, createCommandTable } from './command-table.ts';
import { commands, storyCommands } from './commands.ts';
import { type Token, tokenize } from './tokens.ts';

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
const asking = [
  ['can', 'you'],
  ['could', 'you'],
  ['would', 'you'],
  ['will', 'you'],
];

/**
 * What a message asks for. A message is a command only when all of it is; then the story's classifier is asked; the rest is
 * `general`. Pure and quick: no negation, question about an action or prose with command words in it becomes an action.
 */
export function classifyQuery(query: string, options: ClassifyOptions = {}): Classification {
  const message = query.trim();
  const { tokens, isPolite } = commandTokens(message);
  const command = tokens && matchCommand(builtIn, tokens, message, isPolite);
  if (command && !command.isWeak) return command.classification;
  const extra =
    tokens && options.patterns?.length ? matchCommand(tableOf(options.patterns), tokens, message, isPolite) : undefined;
  if (extra && !command) return extra.classification;
  const story = message === '' ? undefined : options.story?.(query);
  if (story && (!command || isClaimed(story))) return story;
  if (command) return command.classification;
  return (tokens && matchCommand(afterStory, tokens, message, isPolite)?.classification) ?? general();
}

function general(): Classification {
  return { type: 'general', confidence: 0.5, pattern: '', args: {} };
}

/** Whether the story is sure enough to take a message that may as well be a command. */
function isClaimed(story: Classification): boolean {
  return story.type !== 'general' && story.confidence >= 0.6;
}

function matchCommand(table: CommandTable, tokens: readonly Token[], message: string, isPolite: boolean) {
  const found = table.match(tokens, message);
  if (found?.command.acts && (isPolite || message.endsWith('?'))) return undefined;
  return found;
}

function tableOf(patterns: readonly string[]): CommandTable {
  const known = own.get(patterns);
  if (known) return known;
  const table = createCommandTable(patterns.map((pattern) => ({ type: 'general', acts: true, templates: [pattern] })));
  own.set(patterns, table);
  return table;
}

/** The words that may be a command, without "please"; undefined when the message cannot be one. */
function commandTokens(message: string): { tokens?: readonly Token[]; isPolite: boolean } {
  if (message === '' || message.length > longest.characters || /[\n\r]/.test(message)) return { isPolite: false };
  if (/^\?+$/.test(message)) return { tokens: tokenize('help'), isPolite: false };
  let tokens: readonly Token[] = tokenize(message);
  if (tokens.length > longest.words) return { isPolite: false };
  const isPolite = asking.some(([first, second]) => tokens[0]?.word === first && tokens[1]?.word === second);
  if (isPolite) tokens = tokens.slice(2);
  if (tokens[0]?.word === 'please') tokens = tokens.slice(1);
  if (tokens.at(-1)?.word === 'please') tokens = tokens.slice(0, -1);
  return { tokens, isPolite };
}
