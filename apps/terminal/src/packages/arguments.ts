import type { ParseArgsConfig } from 'node:util';
import type { CommandContext } from '../command.ts';
import { parseOptions } from '../options.ts';
import { UsageError } from '../usage-error.ts';
import { quote } from './target.ts';

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
  const needed = names.filter((name) => !name.startsWith('['));
  if (positionals.length < needed.length)
    throw new UsageError(`${action} needs ${needed.slice(positionals.length).join(' and ')}.`);
  if (positionals.length > names.length)
    throw new UsageError(`${action} does not take ${quote(positionals[names.length] ?? '')}.`);
  return { values, given: names.map((_, index) => positionals[index]) };
}
