import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The user's own folder: keys, accounts, settings. A relative `XDG_CONFIG_HOME` counts as not set, as its specification says. */
export function configFolderOf(env: Readonly<Record<string, string | undefined>>): string {
  const { XDG_CONFIG_HOME: config, HOME: home } = env;
  if (config && isAbsolute(config)) return join(config, 'greenlight');
  return join(home && isAbsolute(home) ? home : homedir(), '.config', 'greenlight');
}
