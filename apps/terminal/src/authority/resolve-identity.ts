import type { Actor, Capability } from '@greenlight/schema';
import { readUserConfig, settingOf } from '../user-config.ts';

export interface IdentityOptions {
  env: Readonly<Record<string, string | undefined>>;
  configFolder: string;
  workspace: string;
  project: string | null;
  now?: () => Date;
}

/** Who speaks at the terminal, and what they may do. */
export interface ResolvedIdentity {
  identity: { actor: Actor; capability: Capability; project: string | null };
  /** A line for a person: the token is about to end. */
  notice?: string;
  /** Where a token gave the capability: throws UNAUTHENTICATED once it does not hold any more. */
  recheck?: () => Promise<void>;
}

const owner: Actor = { kind: 'local', id: 'owner' };
const SOON_MS = 5 * 60_000;

/**
 * The local owner with `write`, or with what a token gives, which may be less. A token that does not hold is not passed over:
 * throws UNAUTHENTICATED. Without one nothing of cryptography is loaded.
 */
export async function resolveIdentity(options: IdentityOptions): Promise<ResolvedIdentity> {
  const { env, configFolder, workspace, project, now = () => new Date() } = options;
  const config = await readUserConfig(configFolder);
  const text = settingOf('GREENLIGHT_TOKEN', env, config);
  if (text === undefined) return { identity: { actor: owner, capability: 'write', project } };
  const name = env.GREENLIGHT_TOKEN ? 'GREENLIGHT_TOKEN' : `GREENLIGHT_TOKEN of ${configFolder}/config.json`;
  const { checkToken } = await import('./check-token.ts');
  const check = () => checkToken({ text: text.trim(), name, workspace, configFolder, now: now() });
  const { id, capability, expires } = await check();
  const identity = { actor: owner, capability, project };
  const recheck = async () => void (await check());
  const left = Date.parse(expires) - now().getTime();
  if (left > SOON_MS) return { identity, recheck };
  return { identity, recheck, notice: `The token ${id} ends in ${Math.ceil(left / 1000)} s, at ${expires}.` };
}
