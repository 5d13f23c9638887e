import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ChatIdentity } from '@greenlight/chat';
import { createFileLedgerStore, WORKSPACE_FOLDER } from '@greenlight/ledger';
import { type Capability, GreenlightError, hasCapability } from '@greenlight/schema';
import { resolveIdentity } from '../authority/resolve-identity.ts';
import type { CommandContext } from '../command.ts';
import { configFolderOf } from '../keys/config-folder.ts';
import { printable } from '../output.ts';
import { resolveWorkspace } from '../workspace.ts';

/** Who runs a command, and where. */
export interface Authorised {
  workspace: string;
  configFolder: string;
  identity: ChatIdentity;
}

/**
 * Lets a command go on that needs a capability. Throws FORBIDDEN with how to get it, after the denial was written to the `audit`
 * ledger; UNAUTHENTICATED for a token that does not hold.
 */
export async function authorise(context: CommandContext, needed: Capability, what: string): Promise<Authorised> {
  const { global, cwd, env, out } = context;
  const workspace = resolveWorkspace(global.workspace, cwd);
  const configFolder = configFolderOf(env);
  const { identity, notice } = await resolveIdentity({ env, configFolder, workspace, project: null });
  if (notice) out.say(`greenlight: ${printable(notice)}`);
  if (hasCapability(identity.capability, needed)) return { workspace, configFolder, identity };
  await recordDenial(workspace, identity, what, needed);
  const grant = `greenlight token grant --capability ${needed} --ttl 1h`;
  const here = global.workspace === undefined ? '' : ` --workspace ${global.workspace}`;
  throw new GreenlightError(
    'FORBIDDEN',
    `${what} needs the capability ${needed}, and you have ${identity.capability}. Nothing was done.`,
    { suggestions: [`For an hour of it: export GREENLIGHT_TOKEN=$(${grant}${here})`] },
  );
}

async function recordDenial(
  workspace: string,
  { actor, capability: held }: ChatIdentity,
  subject: string,
  needed: Capability,
): Promise<void> {
  const ledger = createFileLedgerStore({ root: join(workspace, WORKSPACE_FOLDER) });
  try {
    const body = { type: 'ACCESS', action: 'command_denied', subject, detail: { needed, held } } as const;
    await ledger.append('audit', [{ ...body, id: randomUUID(), at: new Date().toISOString(), actor }]);
  } finally {
    await ledger.close();
  }
}
