import { type Actor, GreenlightError, type InstallView, type UninstallView } from '@greenlight/schema';
import type { PackageTarget } from '../install/find-archive.ts';
import type { KeptFile } from '../install/transaction.ts';
import type { PreflightReport } from '../package-facts.ts';
import type { DeskRoom } from './desk-room.ts';
import { findArchive } from './find-target.ts';
import { countAssets, recoveryNote } from './package-views.ts';
import { recordPreflight } from './record-preflight.ts';

export interface InstallTarget {
  target: PackageTarget;
  actor: Actor;
  allowUnsigned?: boolean | undefined;
  allowDowngrade?: boolean | undefined;
}

/** Installs what is meant when every gate passes; that one did not is in the answer. Throws as `Packages.install` does otherwise. */
export async function installTarget(room: DeskRoom, order: InstallTarget): Promise<InstallView> {
  const { actor, allowUnsigned = false, allowDowngrade = false } = order;
  const { target, notes } = await findArchive(room, order.target, actor);
  const { packages } = await room.open();
  try {
    const changed = await packages.install({ actor, target, allowUnsigned, allowDowngrade });
    const { report, before, after, kept, aside, recovery } = changed;
    const moved = aside === null ? [] : [`What stood in its place was moved to ${aside}.`];
    return {
      id: report.id,
      version: report.version,
      done: true,
      former: before?.manifest.version ?? null,
      preflight: await recordPreflight(room, report, { actor, notes: [] }),
      brings: countAssets(after?.manifest.assets ?? []),
      kept: kept.map(describeKept),
      notes: [...recoveryNote(recovery), ...notes, ...moved],
    };
  } catch (error) {
    const report = reportOf(error);
    if (!report) throw withNotes(error, notes);
    const { id, version } = report;
    return {
      id,
      version,
      done: false,
      former: null,
      preflight: await recordPreflight(room, report, { actor, notes: [] }),
      brings: {},
      kept: [],
      notes,
    };
  }
}

/** Uninstalls. Throws as `Packages.uninstall` does, and says what is installed to who named something else. */
export async function uninstallById(
  room: DeskRoom,
  { id, actor }: { id: string; actor: Actor },
): Promise<UninstallView> {
  const { packages } = await room.open();
  try {
    const { before, removed, kept, recovery } = await packages.uninstall({ id, actor });
    const version = before?.manifest.version ?? '';
    return { id, version, removed, kept: kept.map(describeKept), notes: recoveryNote(recovery) };
  } catch (error) {
    if (!(error instanceof GreenlightError) || error.code !== 'NOT_FOUND') throw error;
    const { installed } = await packages.list();
    const ids = installed.map(({ manifest }) => manifest.package_id);
    const there = ids.length === 0 ? 'Nothing is installed here.' : `Installed are: ${ids.join(', ')}.`;
    throw new GreenlightError('NOT_FOUND', `${id} is not installed. ${there}`, {
      details: { package_id: id },
      cause: error,
    });
  }
}

function reportOf(error: unknown): PreflightReport | undefined {
  if (!(error instanceof GreenlightError) || error.code !== 'GATE_BLOCKED') return undefined;
  return error.details?.report as PreflightReport | undefined; // as Packages.install throws it
}

/** What was staged on the way is done, though the install was not. */
function withNotes(error: unknown, notes: readonly string[]): unknown {
  if (!(error instanceof GreenlightError) || notes.length === 0) return error;
  const { code, message, details, suggestions, retryable, cause } = error;
  return new GreenlightError(code, [...notes, message].join(' '), {
    retryable,
    cause,
    ...(details ? { details } : {}),
    ...(suggestions ? { suggestions } : {}),
  });
}

function describeKept({ path, why }: KeptFile): { path: string; why: string } {
  return { path, why: why === 'changed' ? 'it was changed since it was installed' : 'the package did not bring it' };
}
