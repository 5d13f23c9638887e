import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { GlobalOptions } from './command.ts';
import { UsageError } from './usage-error.ts';

const globalOptions = {
  workspace: { type: 'string' },
  project: { type: 'string' },
  session: { type: 'string' },
  json: { type: 'boolean' },
  'trust-workspace-handlers': { type: 'boolean' },
} as const;

export interface CommandLine {
  name: string | undefined;
  global: GlobalOptions;
  argv: string[];
  wantsHelp: boolean;
  wantsVersion: boolean;
}

/** Tells the command's name and the global options, wherever they stand, from what is the command's own. Throws UsageError. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const { tokens } = parseArgs({
    args: [...argv],
    options: globalOptions,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const global: GlobalOptions = { json: false, trustWorkspaceHandlers: false };
  const rest: string[] = [];
  let name: string | undefined;
  let wantsHelp = false;
  let wantsVersion = false;
  for (const token of tokens ?? []) {
    if (token.kind === 'option-terminator') {
      rest.push('--', ...argv.slice(token.index + 1));
      break;
    }
    if (token.kind === 'positional') {
      if (name === undefined) name = token.value;
      else rest.push(token.value);
    } else if (token.name in globalOptions) {
      takeGlobal(global, token.name as keyof typeof globalOptions, token.value);
    } else if (token.name === 'help' || token.rawName === '-h') wantsHelp = true;
    else if (token.name === 'version' && name === undefined) wantsVersion = true;
    else rest.push(token.value === undefined ? token.rawName : `${token.rawName}=${token.value}`);
  }
  return { name, global, argv: rest, wantsHelp, wantsVersion };
}

function takeGlobal(global: GlobalOptions, name: keyof typeof globalOptions, value: string | undefined): void {
  if (name === 'json') global.json = true;
  else if (name === 'trust-workspace-handlers') global.trustWorkspaceHandlers = true;
  else if (value === undefined || value === '') throw new UsageError(`--${name} needs a value.`);
  else global[name] = value;
}

/** Parses what is a command's own. Throws UsageError for an option it does not have. */
export function parseOptions<T extends NonNullable<ParseArgsConfig['options']>>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}
