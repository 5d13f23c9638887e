import { join } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { readPrivateFile } from './keys/read-private-file.ts';

/** What may stand in the user's own `config.json`, and in the environment, which goes before it. Never in a file of a workspace. */
const settingNames = [
  'GREENLIGHT_TOKEN',
  'GREENLIGHT_URL',
  'LLM_BASE_URL',
  'LLM_API_KEY',
  'LLM_MODEL',
  'LLM_TIMEOUT_MS',
] as const;
type SettingName = (typeof settingNames)[number];
export type UserConfig = Readonly<Partial<Record<SettingName, string>>>;

type Environment = Readonly<Record<string, string | undefined>>;
const LIMIT = 65_536;

/** Reads `config.json` of the user's folder; empty when there is none. Throws VALIDATION naming a key or value that is wrong, FORBIDDEN when others can read it. */
export async function readUserConfig(configFolder: string): Promise<UserConfig> {
  const path = join(configFolder, 'config.json');
  const text = await readPrivateFile(path, LIMIT);
  if (text === undefined) return {};
  const found = parseObject(text, path);
  for (const [name, value] of Object.entries(found)) {
    if (!(settingNames as readonly string[]).includes(name)) {
      throw wrong(
        path,
        `has an unknown key ${JSON.stringify(name.slice(0, 80))}. There are: ${settingNames.join(', ')}.`,
      );
    }
    if (typeof value !== 'string') throw wrong(path, `must have a text as ${name}.`);
  }
  return found as UserConfig; // each key and value was looked at
}

/** A setting: from the environment, else from the user's file. An empty one counts as not set. */
export function settingOf(name: SettingName, env: Environment, config: UserConfig): string | undefined {
  return env[name] || config[name] || undefined;
}

/** The environment with the user's settings where it has none: what the model is set up from. Throws VALIDATION for an address that is not safe. */
export function withUserConfig(env: Environment, config: UserConfig): Record<string, string | undefined> {
  const settings = Object.fromEntries(settingNames.map((name) => [name, settingOf(name, env, config)]));
  if (settings.LLM_BASE_URL !== undefined) parseSafeAddress(settings.LLM_BASE_URL, 'LLM_BASE_URL');
  return { ...env, ...settings };
}

/** An address that secrets may be sent to: https, or http on this machine, and no password in it. Throws VALIDATION. */
export function parseSafeAddress(text: string, name: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const shown = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new GreenlightError('VALIDATION', `${name} ${shown} is no http or https address.`);
  }
  if (url.username || url.password) {
    throw new GreenlightError('VALIDATION', `${name} holds a name or a password. Leave it out of the address.`);
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new GreenlightError(
      'VALIDATION',
      `${name} ${shown} must be https: what is sent there must not be readable on the way. http is for localhost alone.`,
    );
  }
  return url;
}

/** Whether an address is this machine's own. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function parseObject(text: string, path: string): Record<string, unknown> {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw wrong(path, 'is not JSON.');
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw wrong(path, 'must hold one JSON object.');
  return found as Record<string, unknown>;
}

function wrong(path: string, what: string): GreenlightError {
  return new GreenlightError('VALIDATION', `${path} ${what}`);
}
