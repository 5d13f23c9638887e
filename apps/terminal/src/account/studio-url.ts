import { resolve } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { findLivingOwner } from '@greenlight/store/owner';
import { isLoopback, parseSafeAddress, settingOf, type UserConfig } from '../user-config.ts';

export interface StudioUrlOptions {
  env: Readonly<Record<string, string | undefined>>;
  userConfig: UserConfig;
  workspace: string;
  /** What was named on the command line; it goes before all else. */
  named?: string | undefined;
}

const DEFAULT_URL = 'http://localhost:3010';

/**
 * The studio to speak with, as an origin such as `http://localhost:3010`: the one that was named, else GREENLIGHT_URL, else the one
 * that runs on the workspace's data, else the default. Throws VALIDATION for an address that is none or not safe.
 */
export function studioUrl({ env, userConfig, workspace, named }: StudioUrlOptions): string {
  if (named !== undefined) return parseOrigin(named, 'The address');
  const set = settingOf('GREENLIGHT_URL', env, userConfig);
  if (set !== undefined) return parseOrigin(set, 'GREENLIGHT_URL');
  return findRunningStudio(env, workspace) ?? DEFAULT_URL;
}

/**
 * The origin of the studio that owns the workspace's data, if one runs. Its lock file lies in the workspace, where others may write:
 * it is believed only where it names this machine, so that no password is sent elsewhere on its word.
 */
function findRunningStudio(env: StudioUrlOptions['env'], workspace: string): string | undefined {
  const address = findLivingOwner(resolve(workspace, env.DATA_DIR || 'data'))?.url;
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) && isLoopback(url) ? url.origin : undefined;
}

/** An address as its origin: a studio has no path of its own. Throws VALIDATION. */
export function parseOrigin(text: string, name: string): string {
  const url = parseSafeAddress(text, name);
  if (url.pathname === '/' && url.search === '' && url.hash === '') return url.origin;
  throw new GreenlightError('VALIDATION', `${name} has more than a studio's address has. Say just ${url.origin}`);
}
