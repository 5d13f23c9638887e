import { blocker, type Gate } from '@greenlight/gates';
import type { PreflightSubject } from './preflight-subject.ts';

const id = 'package.SCHEMA';
const remedy = 'Fetch the archive again, or stage the package again.';

/** The archive and its manifest have the shape; the archive is the one that its `.sha256` is of. */
export const schemaGate: Gate<PreflightSubject> = {
  id,
  checks: [
    ({ read, fileName }) =>
      read.findings.filter(({ gate }) => gate === id).map((found) => ({ where: fileName, remedy, ...found })),
    ({ read, sum, fileName }) => {
      if (!read.facts || sum === undefined || sum === read.facts.sha256) return [];
      const where = `${fileName}.sha256`;
      if (sum === null)
        return [blocker(id, 'BROKEN_SUM', `${where} holds no SHA-256 of ${fileName}`, { where, remedy })];
      return [blocker(id, 'OTHER_SUM', `${fileName} is not the archive that ${where} is of`, { where, remedy })];
    },
  ],
};
