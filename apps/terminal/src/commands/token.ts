import { capability } from '@greenlight/schema';
import { parseTimeToLive } from '../authority/time-to-live.ts';
import { tokenId } from '../authority/token.ts';
import type { TokenRecord } from '../authority/token-records.ts';
import { type GrantRequest, openTokens, type WorkspaceTokens } from '../authority/workspace-tokens.ts';
import type { Command, CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { configFolderOf } from '../keys/config-folder.ts';
import { parseOptions } from '../options.ts';
import { printable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { resolveWorkspace } from '../workspace.ts';

const NOTE_LENGTH = 200;

const usage = `greenlight token grant --capability read|write|admin --ttl 15m|2h|7d [--note TEXT]
    Prints a token, alone, for GREENLIGHT_TOKEN. It is shown once and lasts 30d at most.
greenlight token list
    The tokens granted for this workspace: never the tokens themselves.
greenlight token revoke ID | --all
    Ends a token, or all that hold, for good.`;

const command: Command = {
  summary: 'Grant, list and revoke the tokens that give a capability.',
  usage,
  async run(context) {
    const [action, ...argv] = context.argv;
    const configFolder = configFolderOf(context.env);
    const tokens = openTokens({
      workspace: resolveWorkspace(context.global.workspace, context.cwd),
      configFolder,
      now: () => new Date(),
    });
    if (action === 'grant') return grant(tokens, argv, context);
    if (action === 'list') return list(tokens, argv, context);
    if (action === 'revoke') return revoke(tokens, argv, context);
    throw new UsageError(
      `token ${action === undefined ? 'needs' : `has no "${action}". It has`} grant, list or revoke.`,
    );
  },
};
export default command;

async function grant(
  tokens: WorkspaceTokens,
  argv: readonly string[],
  { global, out }: CommandContext,
): Promise<ExitCode> {
  const { token, record, isKeyInWorkspace } = await tokens.grant(parseGrant(argv));
  if (global.json) await out.printJson({ token, ...describe(record, new Date()) });
  else await out.print(`${token}\n`);
  out.say(
    `${record.id}: ${record.capability} until ${record.expires}. It is shown this once; set it as GREENLIGHT_TOKEN.`,
  );
  if (isKeyInWorkspace)
    out.say('Your keys lie inside this workspace: whoever may write all of it could grant as well.');
  return exitCode.done;
}

function parseGrant(argv: readonly string[]): GrantRequest {
  const options = { capability: { type: 'string' }, ttl: { type: 'string' }, note: { type: 'string' } } as const;
  const { values, positionals } = parseOptions(argv, options);
  refusePositionals('grant', positionals);
  const wanted = capability.safeParse(values.capability);
  if (!wanted.success) {
    const given = values.capability === undefined ? 'is missing' : `${JSON.stringify(values.capability)} is none`;
    throw new UsageError(`--capability ${given}. There are: ${capability.options.join(', ')}.`);
  }
  if (values.ttl === undefined) {
    throw new UsageError('--ttl is missing: how long the token lasts, such as 15m, 2h or 7d.');
  }
  return { capability: wanted.data, timeToLive: parseTimeToLive(values.ttl), note: parseNote(values.note) };
}

async function list(
  tokens: WorkspaceTokens,
  argv: readonly string[],
  { global, out }: CommandContext,
): Promise<ExitCode> {
  refusePositionals('list', parseOptions(argv, {}).positionals);
  const now = new Date();
  const rows = (await tokens.list()).map((record) => describe(record, now));
  if (global.json) await out.printJson({ tokens: rows });
  else if (rows.length === 0) out.say('No token was granted for this workspace.');
  for (const row of global.json ? [] : rows) {
    const { id, capability: given, state, granted, expires, note } = row;
    await out.print(
      `${id}  ${given.padEnd(5)}  ${state.padEnd(7)}  ${granted}  ${expires}${note ? `  ${printable(note)}` : ''}\n`,
    );
  }
  return exitCode.done;
}

async function revoke(tokens: WorkspaceTokens, argv: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = parseOptions(argv, { all: { type: 'boolean' } });
  const [id, ...more] = positionals;
  if ((values.all ?? false) === (id !== undefined))
    throw new UsageError('token revoke takes the id of a token, or --all.');
  refusePositionals('revoke', more);
  if (id !== undefined && !tokenId.safeParse(id).success) {
    throw new UsageError(`${JSON.stringify(id.slice(0, 80))} ${tokenId.safeParse(id).error?.issues[0]?.message}.`);
  }
  const now = new Date();
  const wanted =
    id === undefined
      ? (await tokens.list()).filter((record) => stateOf(record, now) === 'valid').map((record) => record.id)
      : [id];
  const revoked: string[] = [];
  for (const each of wanted) if (await tokens.revoke(each)) revoked.push(each);
  if (context.global.json) await context.out.printJson({ revoked });
  else for (const each of revoked) await context.out.print(`${each}\n`);
  if (revoked.length === 0)
    context.out.say(id === undefined ? 'There was no valid token.' : `${id} was revoked before.`);
  return exitCode.done;
}

function describe(record: TokenRecord, now: Date) {
  const { id, capability: given, note, granted, expires } = record;
  return { id, capability: given, note, granted, expires, state: stateOf(record, now) };
}

function stateOf({ revoked, expires }: TokenRecord, now: Date): 'valid' | 'expired' | 'revoked' {
  if (revoked !== null) return 'revoked';
  return now.toISOString() >= expires ? 'expired' : 'valid';
}

function parseNote(note: string | undefined): string | null {
  if (note === undefined) return null;
  if (note.length <= NOTE_LENGTH && !/\p{Cc}/u.test(note)) return note;
  throw new UsageError(`--note must be one line of at most ${NOTE_LENGTH} characters.`);
}

function refusePositionals(action: string, [first]: readonly string[]): void {
  if (first !== undefined) throw new UsageError(`token ${action} does not take ${JSON.stringify(first.slice(0, 80))}.`);
}
