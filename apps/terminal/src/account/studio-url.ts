import { join, resolve } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import * as z from 'zod';
import { readPlainFile } from '../keys/plain-file.ts';
import { isLoopback, parseSafeAddress, settingOf, type UserConfig } from '../user-config.ts';

export interface StudioUrlOptions {
  env: Readonly<Record<string, string | undefined>>;
  userConfig: UserConfig;
  workspace: string;
  /** What was named on the command line; it goes before all else. */
  named?: string | undefined;
}

const DEFAULT_URL = 'http://localhost:3010';
const ownerLock = z.looseObject({ pid: z.int().min(1), url: z.string() });
const LIMIT = 4096;

/**
 * The studio to speak with, as an origin such as `http://localhost:3010`: the one that was named, else GREENLIGHT_URL, else the one
 * that runs on the workspace's data, else the default. Throws VALIDATION for an address that is none or not safe.
 */
export async function studioUrl({ env, userConfig, workspace, named }: StudioUrlOptions): Promise<string> {
  if (named !== undefined) return parseOrigin(named, 'The address');
  const set = settingOf('GREENLIGHT_URL', env, userConfig);
  if (set !== undefined) return parseOrigin(set, 'GREENLIGHT_URL');
  return (await findRunningStudio(env, workspace)) ?? DEFAULT_URL;
}

/**
 * The origin of the studio that owns the workspace's data, if one runs. Its lock file lies in the workspace, where others may write:
 * it is believed only where it names this machine, so that no password is sent elsewhere on its word.
 */
export async function findRunningStudio(env: StudioUrlOptions['env'], workspace: string): Promise<string | undefined> {
  const folder = resolve(workspace, env.DATA_DIR || 'data');
  const file = await readPlainFile(join(folder, 'owner.lock'), LIMIT).catch(() => undefined);
  const owner = file && ownerLock.safeParse(parseJson(file.text)).data;
  if (!owner || !isAlive(owner.pid) || !URL.canParse(owner.url)) return undefined;
  const url = new URL(owner.url);
  return /^https?:$/.test(url.protocol) && isLoopback(url) ? url.origin : undefined;
}

/** An address as its origin: a studio has no path of its own. Throws VALIDATION. */
export function parseOrigin(text: string, name: string): string {
  const url = parseSafeAddress(text, name);
  if (url.pathname === '/' && url.search === '' && url.hash === '') return url.origin;
  throw new GreenlightError('VALIDATION', `${name} has more than a studio's address has. Say just ${url.origin}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
