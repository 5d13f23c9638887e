import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { finish, isCommitted, undo } from './finish.ts';
import type { Journal } from './journal.ts';
import { readJournal } from './journal.ts';
import { hasPackages, NEW_PREFIX, type PackagePlaces } from './package-places.ts';
import type { KeptFile, TransactionContext } from './transaction.ts';
import { DRAFT_PREFIX } from './write-durably.ts';

/** What became of a change that was cut off. */
export interface Recovery {
  action: Journal['action'];
  package_id: string;
  version: string;
  /** `undone`: the workspace is as it was before. `finished`: it is as it was to be. */
  outcome: 'undone' | 'finished';
  kept: KeptFile[];
  /** One sentence for people. */
  message: string;
}

/** Whether a folder of packages shows that a command was cut off, or that one is at work. Costs one listing. */
export function mayNeedRecovery(places: PackagePlaces): boolean {
  if (!hasPackages(places)) return false;
  const [journal, lock] = [basename(places.journal), basename(places.lock)];
  return readdirSync(places.folder).some((name) => name === journal || name.startsWith(lock) || isLeftover(name));
}

/** Brings a workspace to one side of a change that was cut off, and clears what it left. The caller holds the lock. */
export async function recover(context: TransactionContext): Promise<Recovery | undefined> {
  const { places } = context;
  const journal = await readJournal(places);
  const recovery = journal && (await settle(context, journal));
  for (const name of readdirSync(places.folder).filter(isLeftover)) {
    await rm(join(places.folder, name), { recursive: true, force: true });
  }
  return recovery;
}

function isLeftover(name: string): boolean {
  return name.startsWith(NEW_PREFIX) || name.startsWith(DRAFT_PREFIX);
}

async function settle(context: TransactionContext, journal: Journal): Promise<Recovery> {
  const { action, package_id, before, after } = journal;
  const version = (after ?? before)?.manifest.version ?? '';
  const what = `${action === 'downgrade' ? 'A' : 'An'} ${action} of ${package_id} ${version} was cut off`;
  if (await isCommitted(context.places, journal)) {
    const message = `${what} after it had taken effect; it is complete now.`;
    const { kept } = await finish(context, journal, 'finished after it was cut off');
    return { action, package_id, version, outcome: 'finished', kept, message };
  }
  await undo(context, journal, 'cut off');
  const message = `${what}; the workspace is as before it.`;
  return { action, package_id, version, outcome: 'undone', kept: [], message };
}
