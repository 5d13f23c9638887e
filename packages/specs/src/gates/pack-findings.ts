import { blocker } from '@greenlight/gates';
import type { Finding } from '@greenlight/schema';
import { type SpecPack, textOf } from '../spec-pack.ts';
import { specFiles } from '../templates/spec-template.ts';

/** The most findings of one check; that there are more is said. */
const MOST_FINDINGS = 50;

/** The eight files are there and can be read. Both gates ask: one that is not there passes neither. */
export function judgeFiles(gate: string, pack: SpecPack): Finding[] {
  return specFiles.flatMap((file) => {
    if (textOf(pack, file) !== undefined) return [];
    const fault = pack.faults?.find((each) => each.file === file);
    if (fault) return [blocker(gate, fault.code, fault.message, { where: file, remedy: fault.remedy })];
    const remedy = `Write it. greenlight spec apply --target ${pack.id} --force puts its template there, and loses nothing.`;
    return [blocker(gate, 'MISSING_FILE', `${file} is not there`, { where: file, remedy })];
  });
}

/** At most fifty findings, the last of which says how many more there are. */
export function capFindings(gate: string, findings: Finding[]): Finding[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const more = `There are ${findings.length - MOST_FINDINGS} more of these`;
  return [
    ...findings.slice(0, MOST_FINDINGS),
    blocker(gate, 'MORE', more, { remedy: 'Mend these and run the gate again.' }),
  ];
}
