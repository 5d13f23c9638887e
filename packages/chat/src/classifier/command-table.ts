import type { Classification } from '@greenlight/schema';
import type { Command } from './command.ts';
import { isBetter, type Match, matchTemplate, type Subject } from './match-template.ts';
import {
  ANY_WORD,
  compileTemplate,
  firstWordsOfTemplate,
  type Template,
  titleOfTemplate,
  wordsOfTemplate,
} from './template.ts';
import type { Token } from './tokens.ts';
import { createVocabulary } from './vocabulary.ts';

/** A template that is read only when a message begins like it: a short run of the program needs few of them. */
interface Row {
  command: Command;
  pattern: string;
  template?: Template;
}

export interface TableMatch {
  command: Command;
  /** True when the story is asked before the command counts. */
  isWeak: boolean;
  classification: Classification;
}

/** Compiled commands, found by their first word. */
export interface CommandTable {
  match(tokens: readonly Token[], message: string): TableMatch | undefined;
}

/** A table of commands, in which a message is compared with the few templates that begin like it. */
export function createCommandTable(commands: readonly Command[]): CommandTable {
  const rows: Row[] = commands.flatMap((command) => command.templates.map((pattern) => ({ command, pattern })));
  const vocabulary = createVocabulary(rows.flatMap(({ pattern }) => wordsOfTemplate(pattern)));
  const byFirstWord = new Map<string, Set<Row>>();
  for (const row of rows) {
    for (const word of firstWordsOfTemplate(row.pattern))
      byFirstWord.set(word, (byFirstWord.get(word) ?? new Set()).add(row));
  }
  const beginning = (word: string): Iterable<Row> => byFirstWord.get(word) ?? [];
  return {
    match(tokens, message) {
      const likely = [...vocabulary.near(tokens[0]?.word ?? '').keys()];
      const subject = { tokens, message, vocabulary };
      // A row may begin with several of the words; the earlier of two that are alike wins.
      const found = new Set([...likely, ANY_WORD].flatMap((word) => [...beginning(word)]));
      return bestOf(found, subject);
    },
  };
}

function bestOf(rows: Iterable<Row>, subject: Subject): TableMatch | undefined {
  let best: { row: Row; match: Match } | undefined;
  for (const row of rows) {
    row.template ??= compileTemplate(row.pattern);
    const match = matchTemplate(row.template, subject);
    if (!match || (row.command.acts && match.slips > 1)) continue; // what changes something is not guessed from two slips
    if (!best || isBetter(match, best.match)) best = { row, match };
  }
  return best && describeMatch(best.row, best.match);
}

function describeMatch({ command, pattern }: Row, match: Match): TableMatch {
  const isWeak = command.weak === true || match.slips > 0;
  const confidence = Math.round((command.weak ? 0.8 : 1) * (1 - match.slips * 0.1) * 100) / 100;
  const args = { ...command.args, ...match.args };
  return {
    command,
    isWeak,
    classification: { type: command.type, confidence, pattern: titleOfTemplate(pattern), args },
  };
}
