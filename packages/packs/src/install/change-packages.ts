import {
  type Actor,
  GreenlightError,
  type InstalledPackage,
  type InstalledPackages,
  type PackageManifest,
  packageId,
} from '@greenlight/schema';
import { readInstalled } from './installed-file.ts';
import { singleEntry } from './package-entries.ts';
import { withPackageLock } from './package-lock.ts';
import { hasPackages } from './package-places.ts';
import { planInstall, planUninstall } from './plan-change.ts';
import { mayNeedRecovery, type Recovery, recover } from './recover.ts';
import { asDiskError } from './system-error.ts';
import { type Change, type ChangeOutcome, runTransaction, type TransactionContext } from './transaction.ts';

/** Where packages are changed, and how long a change waits for another one to end. */
export interface PackageRoom extends TransactionContext {
  lockWaitMs: number;
  now: () => Date;
}

/** An archive that the gates have judged. */
export type Judged = Sound | { manifest: null; sha256: string | null; refusal: GreenlightError };

interface Sound {
  manifest: PackageManifest;
  /** Hex, of the archive's bytes. */
  sha256: string;
  signedBy: string | null;
  /** Why it is not to be installed; null when every gate passed. */
  refusal: GreenlightError | null;
  /** Makes the folder it is given, with the assets in it. */
  unpack(folder: string): Promise<void>;
}

export interface InstallOrder {
  actor: Actor;
  id: string;
  allowsDowngrade: boolean;
  /** Judges the archive against what is installed, under the lock. */
  judge(installed: InstalledPackages): Promise<Judged>;
}

/** What a change came to. */
export interface Changed extends ChangeOutcome {
  action: Change['action'];
  before: InstalledPackage | null;
  after: InstalledPackage | null;
  /** What became of an earlier change that had been cut off. */
  recovery: Recovery | undefined;
}

/** Installs, upgrades or downgrades. Throws LOCKED, CONFLICT, why the gates refuse, FORBIDDEN and STORAGE; nothing has changed then. */
export async function installPackage(room: PackageRoom, order: InstallOrder): Promise<Changed> {
  const { actor } = order;
  return changing(room, async () => {
    const installed = await readInstalled(room.places);
    const judged = await order.judge(installed);
    if (!judged.manifest) throw await refuse(room, order, judged, 'install', null);
    const { manifest, sha256, signedBy, unpack } = judged;
    const { action, before } = planInstall(installed, manifest, order.allowsDowngrade);
    if (judged.refusal) throw await refuse(room, order, { ...judged, refusal: judged.refusal }, action, before);
    const after: InstalledPackage = {
      manifest,
      archive: `sha256:${sha256}`,
      signed_by: signedBy,
      installed_by: actor,
      installed_at: room.now().toISOString(),
    };
    return { change: { action, actor, before, after }, unpack };
  });
}

async function refuse(
  room: PackageRoom,
  { actor, id }: InstallOrder,
  { manifest, sha256, refusal }: { manifest: PackageManifest | null; sha256: string | null; refusal: GreenlightError },
  action: Change['action'],
  before: InstalledPackage | null,
): Promise<GreenlightError> {
  if (!packageId.safeParse(id).success) return refusal; // a file that is no package's is nothing to record
  const entry = singleEntry({
    action,
    phase: 'failed',
    package_id: id,
    version: manifest?.version ?? null,
    from_version: before?.manifest.version ?? null,
    archive: sha256 === null ? null : `sha256:${sha256}`,
    reason: refusal.message,
  });
  await room.ledger.append(actor, entry);
  return refusal;
}

/** Uninstalls. Throws as `installPackage` does, and NOT_FOUND for what is not installed. */
export async function uninstallPackage(room: PackageRoom, id: string, actor: Actor): Promise<Changed> {
  return changing(room, async () => {
    const before = planUninstall(await readInstalled(room.places), id);
    return { change: { action: 'uninstall', actor, before, after: null }, unpack: async () => {} };
  });
}

/** Runs `work` under the lock, after what an earlier command left has been settled. What became of that is in the answer, or the error. */
export async function recovered<T>(
  room: PackageRoom,
  work: (recovery: Recovery | undefined) => Promise<T>,
  waitMs = room.lockWaitMs,
): Promise<T> {
  return withPackageLock(room.places, waitMs, async () => {
    const recovery = await recover(room).catch((error: unknown) => {
      throw asDiskError(error, room.places.folder);
    });
    try {
      return await work(recovery);
    } catch (error) {
      throw recovery && error instanceof GreenlightError ? tellOf(recovery, error) : error;
    }
  });
}

function tellOf(recovery: Recovery, error: GreenlightError): GreenlightError {
  const { code, message, details, suggestions, retryable, cause } = error;
  return new GreenlightError(code, `${recovery.message} ${message}`, {
    details: { ...details, recovery },
    retryable,
    cause,
    ...(suggestions ? { suggestions } : {}),
  });
}

/**
 * Settles what an earlier command left, if it left anything. For readers: they neither wait for a command that is at work nor make a
 * folder.
 */
export async function recoverIfNeeded(room: PackageRoom): Promise<Recovery | undefined> {
  if (!hasPackages(room.places) || !mayNeedRecovery(room.places)) return undefined;
  try {
    return await recovered(room, async (recovery) => recovery, 0);
  } catch (error) {
    if (error instanceof GreenlightError && error.code === 'LOCKED') return undefined; // what is there is whole: before the change, or after
    throw error;
  }
}

async function changing(
  room: PackageRoom,
  plan: () => Promise<{ change: Change; unpack: (folder: string) => Promise<void> }>,
): Promise<Changed> {
  return recovered(room, async (recovery) => {
    const { change, unpack } = await plan();
    const outcome = await runTransaction(room, change, unpack);
    return { ...outcome, action: change.action, before: change.before, after: change.after, recovery };
  });
}
