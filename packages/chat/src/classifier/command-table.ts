import type { Classification } from '@greenlight/schema';
import type { Command } from './commands.ts';
import { compileTemplate, type Match, matchSequence, type Sequence, titleOfTemplate } from './template.ts';
import type { Token } from './tokens.ts';
import { slipsBetween } from './typo.ts';

interface Row {
  command: Command;
  pattern: string;
  sequence: Sequence;
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

/** Compiles commands once, so that a message is compared with the few templates that begin like it. */
export function createCommandTable(commands: readonly Command[]): CommandTable {
  const rows = commands.flatMap(compileCommand);
  const vocabulary = new Set(
    rows.flatMap((row) => row.sequence.elements.flatMap((element) => ('words' in element ? [...element.words] : []))),
  );
  const byFirstWord = new Map<string, Row[]>();
  const others: Row[] = [];
  for (const row of rows) {
    const first = row.sequence.elements[0];
    if (first && 'words' in first)
      for (const word of first.words) byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), row]);
    else others.push(row);
  }
  return {
    match(tokens, message) {
      const candidates = [...beginningLike(tokens[0]?.word ?? '', byFirstWord, vocabulary), ...others];
      return bestOf(candidates, tokens, message, vocabulary);
    },
  };
}

function compileCommand(command: Command): Row[] {
  return command.templates.flatMap((template) =>
    compileTemplate(template).map((sequence) => ({ command, sequence, pattern: titleOfTemplate(template) })),
  );
}

function beginningLike(
  word: string,
  rows: ReadonlyMap<string, Row[]>,
  vocabulary: ReadonlySet<string>,
): readonly Row[] {
  const exact = rows.get(word);
  if (exact || vocabulary.has(word)) return exact ?? [];
  const found = new Set<Row>();
  for (const [first, candidates] of rows) {
    if (slipsBetween(word, first) <= 2) for (const row of candidates) found.add(row);
  }
  return [...found];
}

function bestOf(
  rows: readonly Row[],
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
  return best && describeMatch(best.row, best.match, tokens.length);
}

// Fewer slips first, then the template that explains more of the message; the earlier one when both are alike.
function isBetter(candidate: Match, best: Match): boolean {
  return candidate.slips === best.slips ? candidate.weight > best.weight : candidate.slips < best.slips;
}

function describeMatch({ command, pattern }: Row, match: Match, words: number): TableMatch {
  const isWeak = command.weak === true || match.slips > 0 || (words === 1 && command.type !== 'help');
  const confidence = Math.round((command.weak ? 0.8 : 1) * (1 - match.slips * 0.1) * 100) / 100;
  const args = { ...command.args, ...match.args };
  return { command, isWeak, classification: { type: command.type, confidence, pattern, args } };
}
