import { closeAccount } from '../account/account.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { configFolderOf } from '../keys/config-folder.ts';
import { parseOptions } from '../options.ts';
import { printable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { chooseStudio } from './login.ts';

const command: Command = {
  summary: 'Sign out of a studio.',
  usage: 'greenlight logout [URL]   forgets the account, and tells the studio',
  async run(context) {
    const { positionals } = parseOptions(context.argv, {});
    if (positionals.length > 1) throw new UsageError(`logout takes one address, not ${positionals.length}.`);
    const url = await chooseStudio(context, positionals[0]);
    const { global, out, env, signal } = context;
    const closed = await closeAccount({ url, configFolder: configFolderOf(env), signal });
    if (global.json) await out.printJson({ url, email: closed?.email ?? null });
    else if (closed) await out.print(`${printable(closed.email)} is signed out at ${url}\n`);
    if (!closed) out.say(`Nobody was signed in at ${url}.`);
    else if (!closed.isTold)
      out.say('The studio could not be told: there the sign-in ends by itself, after eight hours.');
    return exitCode.done;
  },
};
export default command;
