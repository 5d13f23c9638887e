import { GreenlightError } from '@greenlight/schema';
import type { Command, CommandContext } from './command.ts';
import { commands } from './commands/index.ts';
import { type ExitCode, exitCode, exitCodeOf, exitCodeOfSignal } from './exit-code.ts';
import { explainError } from './explain-error.ts';
import { type CommandLine, parseCommandLine } from './options.ts';
import { printable } from './output.ts';
import { UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';

/** Runs one command line to its exit code. Errors end here, as one line (or with --json one document) and their code. */
export async function runCommandLine(
  argv: readonly string[],
  process: Omit<CommandContext, 'global' | 'argv'>,
): Promise<ExitCode> {
  let line: CommandLine | undefined;
  try {
    line = parseCommandLine(argv);
    return await dispatch(line, process);
  } catch (error) {
    return report(error, line?.global.json ?? argv.includes('--json'), process);
  }
}

async function dispatch(line: CommandLine, process: Omit<CommandContext, 'global' | 'argv'>): Promise<ExitCode> {
  const { name, argv, global, wantsHelp, wantsVersion } = line;
  if (wantsVersion) {
    await (global.json ? process.out.printJson({ version: VERSION }) : process.out.print(`${VERSION}\n`));
    return exitCode.done;
  }
  if (name === undefined || (name === 'help' && argv.length === 0)) {
    const isAsked = wantsHelp || name === 'help';
    if (global.json && !isAsked) throw new UsageError('No command is named. See: greenlight --help');
    await printUsage(await describeCommands(), line, process);
    return isAsked ? exitCode.done : exitCode.usage;
  }
  const command = await loadCommand(name);
  if (wantsHelp) {
    await printUsage(`greenlight ${name}: ${command.summary}\n\n${command.usage}\n`, line, process);
    return exitCode.done;
  }
  return command.run(contextOf(process, line));
}

async function printUsage(usage: string, { global }: CommandLine, { out }: Pick<CommandContext, 'out'>): Promise<void> {
  await (global.json ? out.printJson({ usage }) : out.print(usage));
}

// Not spread: what a command does not ask for, such as stdin, is not opened.
function contextOf(process: Omit<CommandContext, 'global' | 'argv'>, { global, argv }: CommandLine): CommandContext {
  const { env, cwd, out, signal } = process;
  return {
    global,
    argv,
    env,
    cwd,
    out,
    signal,
    get stdin() {
      return process.stdin;
    },
  };
}

async function loadCommand(name: string): Promise<Command> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    throw new UsageError(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  }
  return (await load()).default;
}

async function describeCommands(): Promise<string> {
  const rows = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(12)}${(await load()).default.summary}`),
  );
  return [
    'greenlight COMMAND [options]',
    '',
    ...rows,
    '',
    'Everywhere: --workspace DIR, --project ID, --session ID, --json, --help, --version',
    'More about one: greenlight COMMAND --help',
    '',
  ].join('\n');
}

async function report(
  thrown: unknown,
  json: boolean,
  { out, signal }: Pick<CommandContext, 'out' | 'signal'>,
): Promise<ExitCode> {
  const error = thrown instanceof UsageError ? new GreenlightError('VALIDATION', thrown.message) : explainError(thrown);
  if (json) await out.printJson({ error: { code: error.code, message: error.message } });
  out.say(`greenlight: ${printable(error.message)}`);
  for (const suggestion of error.suggestions ?? []) out.say(`  ${printable(suggestion)}`);
  if (thrown instanceof UsageError) return exitCode.usage;
  return exitCodeOfSignal(signal) ?? exitCodeOf(error.code);
}
