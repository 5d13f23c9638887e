import type { Command } from '../command.ts';

/** The commands by name, each loaded when it is called: `help` should not wait for the database. */
export const commands: Readonly<Record<string, () => Promise<{ default: Command }>>> = {
  chat: () => import('./chat.ts'),
  classify: () => import('./classify.ts'),
  extract: () => import('./extract.ts'),
  gate: () => import('./gate.ts'),
  ledger: () => import('./ledger.ts'),
  login: () => import('./login.ts'),
  logout: () => import('./logout.ts'),
  package: () => import('./package.ts'),
  registry: () => import('./registry.ts'),
  spec: () => import('./spec.ts'),
  token: () => import('./token.ts'),
};
