import { isatty } from 'node:tty';
import { capability, GreenlightError } from '@greenlight/schema';
import { runOneShot } from '../chat/one-shot.ts';
import { refusePipe, runPipe } from '../chat/pipe.ts';
import type { Command, CommandContext } from '../command.ts';
import { composeChat } from '../compose.ts';
import type { ExitCode } from '../exit-code.ts';
import { parseOptions } from '../options.ts';
import { UsageError } from '../usage-error.ts';

const usage = `greenlight chat "query"          one query; the reply as Markdown, or with --json as a document
greenlight chat < requests       JSON lines: {"query": …, "session_id"?, "capability"?} in, one reply a line out
greenlight chat -i               a prompt with history and completion; /session, /quit

  -i, --interactive        ask for one query after the other
  --capability C           lower what a turn may do: read, write or admin
  --session ID             go on with a session
  --trust-workspace-handlers   load .greenlight/handlers/*.mjs of the workspace`;

const command: Command = {
  summary: 'Talk to the workspace: one query, JSON lines, or a prompt.',
  usage,
  async run(context) {
    const options = parseChatOptions(context);
    const composed = await composeChat(context, options.capability).catch((reason: unknown) => {
      const isPipe = options.query === undefined && !options.isInteractive;
      if (isPipe && reason instanceof GreenlightError) return reason;
      throw reason;
    });
    if (composed instanceof GreenlightError) return refusePipe(context, composed);
    try {
      return await answer(context, composed, options);
    } finally {
      await composed.close();
    }
  },
};
export default command;

type ChatOptions = ReturnType<typeof parseChatOptions>;

async function answer(
  context: CommandContext,
  composed: Awaited<ReturnType<typeof composeChat>>,
  { query, isInteractive }: ChatOptions,
): Promise<ExitCode> {
  if (isInteractive) return (await import('../chat/interactive.ts')).runInteractive(context, composed);
  if (query !== undefined) return runOneShot(context, composed, query);
  return runPipe(context, composed);
}

function parseChatOptions({ argv }: CommandContext) {
  const { values, positionals } = parseOptions(argv, {
    interactive: { type: 'boolean', short: 'i' },
    capability: { type: 'string' },
  });
  if (values.interactive && positionals.length > 0)
    throw new UsageError('-i asks for queries itself. Leave the query out, or -i.');
  const isPipe = positionals.length === 1 && positionals[0] === '-';
  return {
    query: positionals.length === 0 || isPipe ? undefined : positionals.join(' '),
    isInteractive: values.interactive ?? (!isPipe && positionals.length === 0 && isatty(0)),
    capability: parseCapability(values.capability),
  };
}

function parseCapability(text: string | undefined) {
  if (text === undefined) return undefined;
  const parsed = capability.safeParse(text);
  if (!parsed.success) throw new UsageError(`--capability ${text} is none; there are read, write and admin.`);
  return parsed.data;
}
