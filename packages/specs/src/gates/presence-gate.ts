import { blocker, type Gate } from '@greenlight/gates';
import type { SpecPack } from '../spec-pack.ts';
import { capFindings, judgeFiles } from './pack-findings.ts';
import { readPack } from './read-pack.ts';

const id = 'spec.G0';

/** The eight files are there, and none has TBD, TODO or FILL IN where something is to be said. */
export const presenceGate: Gate<SpecPack> = {
  id,
  checks: [
    (pack) => judgeFiles(id, pack),
    (pack) => {
      const findings = readPack(pack).flatMap(({ file, placeholders }) =>
        placeholders.map(({ line, place, excerpt }) =>
          blocker(id, 'PLACEHOLDER', `A placeholder stands ${place}: ${excerpt}`, {
            where: `${file}:${line}`,
            remedy: 'Say what is so, or take it out.',
          }),
        ),
      );
      return capFindings(id, findings);
    },
  ],
};
