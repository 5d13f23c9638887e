import type { PackageDesk } from '@greenlight/packs/desk';
import type { Capability } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { type Authorised, authorise } from './authorise.ts';

/** A command's view of the packages, once it was let on. */
export interface OpenedDesk extends Authorised {
  desk: PackageDesk;
}

/** Opens the packages of the workspace for a command that needs a capability, and closes them when `work` is done. */
export async function withDesk<T>(
  context: CommandContext,
  needed: Capability,
  what: string,
  work: (opened: OpenedDesk) => Promise<T>,
): Promise<T> {
  const authorised = await authorise(context, needed, what);
  const { deskOf } = await import('./desk-of.ts');
  const desk = deskOf(authorised.workspace, context.env);
  try {
    return await work({ ...authorised, desk });
  } finally {
    await desk.close();
  }
}
