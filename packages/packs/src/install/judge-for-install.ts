import { GreenlightError, type InstalledPackages } from '@greenlight/schema';
import { unpackArchive } from '../archive/unpack-archive.ts';
import type { PreflightReport, TrustPolicy } from '../package-facts.ts';
import { judgeArchive } from '../preflight/preflight.ts';
import type { Judged } from './change-packages.ts';
import { copyReceipt, keepsReceipt } from './receipt.ts';

/** An archive by its path, and the package that it is to be. */
export interface ArchiveOrder {
  id: string;
  archive: string;
  allowUnsigned?: boolean;
}

/** The gates as an install asks them: once, under the lock. `report` is for after it. */
export function judgeForInstall(order: ArchiveOrder, trust: TrustPolicy) {
  let last: PreflightReport | undefined;
  return {
    async judge(installed: InstalledPackages): Promise<Judged> {
      const { report, facts } = await judgeArchive({ ...order, installed, trust });
      last = report;
      const refusal = report.passed ? null : refuse(report);
      const sha256 = facts?.sha256 ?? null;
      if (!facts?.manifest || facts.manifest.package_id !== order.id) {
        if (!refusal) throw new TypeError('No gate asked whose archive it is.');
        return { manifest: null, sha256, refusal };
      }
      const { manifest } = facts;
      const unpack = async (folder: string) => {
        await unpackArchive(order.archive, folder, { sha256: facts.sha256, manifest });
        if (keepsReceipt(manifest)) copyReceipt(order.archive, folder);
      };
      return { manifest, sha256: facts.sha256, signedBy: report.signedBy, refusal, unpack };
    },
    report(): PreflightReport {
      if (!last) throw new TypeError('The archive was not judged yet.');
      return last;
    },
  };
}

function refuse(report: PreflightReport): GreenlightError {
  const findings = report.gates.flatMap((gate) => gate.findings);
  const first = findings.find(({ severity }) => severity === 'blocker');
  const message = first
    ? `${first.gate}: ${first.message}.${first.remedy ? ` ${first.remedy}` : ''}`
    : 'A gate is closed.';
  return new GreenlightError('GATE_BLOCKED', message, { details: { findings, report } });
}
