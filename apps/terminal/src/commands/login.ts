import { GreenlightError } from '@greenlight/schema';
import { notSignedIn } from '../account/account.ts';
import { findAccount } from '../account/account-file.ts';
import { openAsker } from '../account/ask.ts';
import { readLine } from '../account/read-line.ts';
import { signIn } from '../account/sign-in.ts';
import { studioUrl } from '../account/studio-url.ts';
import type { Command, CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { configFolderOf } from '../keys/config-folder.ts';
import { parseOptions } from '../options.ts';
import { printable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { readUserConfig } from '../user-config.ts';
import { resolveWorkspace } from '../workspace.ts';

const usage = `greenlight login [URL]                              asks for e-mail and password
greenlight login [URL] --email E --password-stdin   reads the password from a pipe
greenlight login [URL] --status                     who is signed in, and until when

Without URL: GREENLIGHT_URL, else the studio that runs here, else http://localhost:3010. The account is kept
in the user's folder, not in the workspace. See also: greenlight logout`;

const command: Command = {
  summary: 'Sign in to a studio.',
  usage,
  async run(context) {
    const { values, positionals } = parseOptions(context.argv, {
      email: { type: 'string' },
      'password-stdin': { type: 'boolean' },
      status: { type: 'boolean' },
    });
    if (positionals.length > 1) throw new UsageError(`login takes one address, not ${positionals.length}.`);
    const url = await chooseStudio(context, positionals[0]);
    if (values.status) return showStatus(context, url);
    const person = await askWho(context, url, values.email, values['password-stdin'] ?? false);
    const configFolder = configFolderOf(context.env);
    const account = await signIn({ url, configFolder, signal: context.signal, ...person });
    return describe(context, { url, email: account.email, expires: account.expires });
  },
};
export default command;

/** The studio that a command of accounts means. */
export async function chooseStudio({ env, global, cwd }: CommandContext, named: string | undefined): Promise<string> {
  const userConfig = await readUserConfig(configFolderOf(env));
  return studioUrl({ env, userConfig, workspace: resolveWorkspace(global.workspace, cwd), named });
}

async function showStatus(context: CommandContext, url: string): Promise<ExitCode> {
  const account = await findAccount(configFolderOf(context.env), url);
  if (!account) throw notSignedIn(url, 'You are not signed in');
  const { email, expires } = account;
  if (Date.parse(expires) <= Date.now()) throw notSignedIn(url, `The sign-in of ${email} ended at ${expires}`);
  return describe(context, { url, email, expires });
}

async function describe(
  { global, out }: CommandContext,
  who: { url: string; email: string; expires: string },
): Promise<ExitCode> {
  if (global.json) await out.printJson(who);
  else await out.print(`${printable(who.email)} is signed in at ${who.url} until ${who.expires}\n`);
  return exitCode.done;
}

async function askWho(context: CommandContext, url: string, email: string | undefined, isPiped: boolean) {
  if (isPiped) {
    if (!email) throw new UsageError('--password-stdin needs --email as well.');
    if (context.stdin.isTTY) throw new UsageError('--password-stdin reads a pipe. Leave it out to be asked.');
    return checked({ email, password: await readLine(context.stdin) });
  }
  const asker = openAsker(context);
  if (!asker)
    throw new UsageError('There is no terminal to ask at. Say --email E --password-stdin and pipe the password in.');
  try {
    context.out.say(`Signing in at ${url}`);
    const name = email ?? (await asker.ask('E-mail: ')).trim();
    return checked({ email: name, password: await asker.ask('Password: ', { isHidden: true }) });
  } finally {
    asker.close();
  }
}

function checked(person: { email: string; password: string }): { email: string; password: string } {
  const missing = person.email === '' ? 'e-mail' : person.password === '' ? 'password' : undefined;
  if (missing) throw new GreenlightError('VALIDATION', `The ${missing} is empty.`);
  return person;
}
