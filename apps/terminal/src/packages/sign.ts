import { join } from 'node:path';
import { WORKSPACE_FOLDER } from '@greenlight/ledger';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { openWorkspaceKeys } from '../keys/workspace-keys.ts';
import { printable } from '../output.ts';
import { withDesk } from './open-desk.ts';
import { nameOf, parseVersioned, resolveTarget } from './target.ts';

/** `greenlight package sign FILE|ID [VERSION]`: signs with the workspace's key for packages, which is made at the first need. */
export async function signPackage(context: CommandContext): Promise<ExitCode> {
  const { given } = parseArguments(context, 'package sign', ['FILE|ID', '[VERSION]'], {});
  const target = parseVersioned('package sign', given);
  return withDesk(context, 'write', `package sign ${nameOf(target)}`, async (opened) => {
    const { desk, workspace, configFolder, identity } = opened;
    const findKey = () => openWorkspaceKeys({ workspace, configFolder }).privateKey('packages');
    const order = { target: resolveTarget(target, context.cwd), actor: identity.actor, findKey };
    const { archive, signature, keyId, notes } = await desk.sign(order);
    for (const note of notes) context.out.say(printable(note));
    const publicKey = join(workspace, WORKSPACE_FOLDER, 'keys', `packages-${keyId}.pub.pem`);
    const place = join(configFolder, 'trust', `${keyId}.pem`);
    const view = {
      archive,
      signature,
      key_id: keyId,
      public_key: publicKey,
      trust: place,
    };
    if (context.global.json) await context.out.printJson(view);
    else await context.out.print(`${printable(signature)}\n`);
    context.out.say(`Signed by the key ${keyId}. Whoever is to install it trusts that key once, at a terminal:`);
    context.out.say(printable(`  greenlight package trust ${publicKey}`));
    context.out.say(printable(`or puts a copy of that file at ${place}`));
    return exitCode.done;
  });
}
