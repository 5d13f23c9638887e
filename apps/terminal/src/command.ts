import type { Readable } from 'node:stream';
import type { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';

/** What every command may be told (CONTRACTS section 2, Global). */
export interface GlobalOptions {
  workspace?: string | undefined;
  project?: string | undefined;
  session?: string | undefined;
  json: boolean;
  trustWorkspaceHandlers: boolean;
}

/** What a command runs in: nothing of the process is reached for elsewhere, so that a test can give its own. */
export interface CommandContext {
  global: GlobalOptions;
  /** What stood after the command's name, global options taken out. */
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  stdin: Readable & { isTTY?: boolean };
  out: Output;
  /** Aborted by Ctrl-C and SIGTERM. */
  signal: AbortSignal;
}

/** One command of `greenlight`. */
export interface Command {
  /** One line for `greenlight --help`. */
  summary: string;
  /** What `greenlight NAME --help` prints below the summary. */
  usage: string;
  run(context: CommandContext): Promise<ExitCode>;
}
