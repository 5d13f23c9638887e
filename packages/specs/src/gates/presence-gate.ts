import type { Gate } from '@greenlight/gates';
import { findPlaceholders } from '../markdown/find-placeholders.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import type { SpecPack } from '../spec-pack.ts';
import { blocker, capFindings, judgeFiles, readableFiles } from './pack-findings.ts';

const id = 'spec.G0';

/** The eight files are there, and none has TBD, TODO or FILL IN where something is to be said. */
export const presenceGate: Gate<SpecPack> = {
  id,
  checks: [
    (pack) => judgeFiles(id, pack),
    (pack) => {
      const findings = readableFiles(pack).flatMap(({ file, text }) =>
        findPlaceholders(readMarkdown(text)).map(({ line, place, excerpt }) =>
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
