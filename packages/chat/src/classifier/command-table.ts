import type { Classification } from '@greenlight/schema';
import type { Command } from './commands.ts';
import {
  ANY_WORD,
  compileTemplate,
  firstWordsOfTemplate,
  type Match,
  matchSequence,
  type Sequence,
  titleOfTemplate,
  wordsOfTemplate,
} from './template.ts';
import type { Token } from './tokens.ts';
import { slipsBetween } from './typo.ts';

interface Row {
  command: Command;
  pattern: string;
  sequence: Sequence;
}

/** A template that is read only when a message begins like it: a short run of the program needs few of them. */
interface Entry {
  command: Command;
  template: string;
  rows?: Row[];
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
  const entries: Entry[] = commands.flatMap((command) => command.templates.map((template) => ({ command, template })));
  const vocabulary = new Set(entries.flatMap(({ template }) => wordsOfTemplate(template)));
  const byFirstWord = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const word of firstWordsOfTemplate(entry.template))
      byFirstWord.set(word, withEntry(byFirstWord.get(word), entry));
  }
  const known = new Map<string, Row[]>();
  const rowsBeginning = (word: string): Row[] => {
    const rows =
      known.get(word) ?? (byFirstWord.get(word) ?? []).flatMap(rowsOf).filter((row) => beginsWith(row, word));
    known.set(word, rows);
    return rows;
  };
  return {
    match(tokens, message) {
      const typed = tokens[0]?.word ?? '';
      const likely =
        byFirstWord.has(typed) || vocabulary.has(typed)
          ? [typed]
          : [...byFirstWord.keys()].filter((word) => slipsBetween(typed, word) <= 2);
      const rows = new Set([...likely, ANY_WORD].filter((word) => byFirstWord.has(word)).flatMap(rowsBeginning));
      return bestOf(rows, tokens, message, vocabulary);
    },
  };
}

function withEntry(entries: Entry[] | undefined, entry: Entry): Entry[] {
  if (!entries) return [entry];
  entries.push(entry);
  return entries;
}

function rowsOf(entry: Entry): Row[] {
  const { command, template } = entry;
  entry.rows ??= compileTemplate(template).map((sequence) => ({
    command,
    sequence,
    pattern: titleOfTemplate(template),
  }));
  return entry.rows;
}

function beginsWith({ sequence }: Row, word: string): boolean {
  const first = sequence.elements[0];
  return first !== undefined && ('words' in first ? first.words.has(word) : word === ANY_WORD);
}

function bestOf(
  rows: Iterable<Row>,
  tokens: readonly Token[],
  message: string,
  vocabulary: ReadonlySet<string>,
): TableMatch | undefined {
  let best: { row: Row; match: Match } | undefined;
  for (const row of rows) {
    const match = matchSequence(row.sequence, tokens, message, vocabulary);
    if (!match || (row.command.acts && match.slips > 1)) continue; // what changes something is not guessed from two slips
    if (!best || isBetter(match, best.match)) best = { row, match };
  }
  return best && describeMatch(best.row, best.match);
}

// Fewer slips first, then the template that explains more of the message; the earlier one when both are alike.
function isBetter(candidate: Match, best: Match): boolean {
  return candidate.slips === best.slips ? candidate.weight > best.weight : candidate.slips < best.slips;
}

function describeMatch({ command, pattern }: Row, match: Match): TableMatch {
  const isWeak = command.weak === true || match.slips > 0;
  const confidence = Math.round((command.weak ? 0.8 : 1) * (1 - match.slips * 0.1) * 100) / 100;
  const args = { ...command.args, ...match.args };
  return { command, isWeak, classification: { type: command.type, confidence, pattern, args } };
}
