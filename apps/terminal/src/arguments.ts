import type { ParseArgsConfig } from 'node:util';
import type { CommandContext } from './command.ts';
import { parseOptions } from './options.ts';
import { quote } from './quote.ts';
import { UsageError } from './usage-error.ts';

/**
 * The options of an action and its arguments by their names, those in brackets may be left out. Throws UsageError for an unknown
 * option, and for an argument too few or too many.
 */
export function parseArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  { argv }: CommandContext,
  action: string,
  names: readonly string[],
  options: T,
) {
  const { values, positionals } = parseOptions(argv, options);
  return { values, given: takeArguments(action, names, positionals) };
}

/** The arguments of an action whose options say which it takes. Throws UsageError for one too few or too many. */
export function takeArguments(
  action: string,
  names: readonly string[],
  given: readonly string[],
): (string | undefined)[] {
  const needed = names.filter((name) => !name.startsWith('['));
  if (given.length < needed.length)
    throw new UsageError(`${action} needs ${needed.slice(given.length).join(' and ')}.`);
  if (given.length > names.length) throw new UsageError(`${action} does not take ${quote(given[names.length] ?? '')}.`);
  return names.map((_, index) => given[index]);
}
