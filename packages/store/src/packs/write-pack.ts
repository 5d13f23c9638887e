import type { PackOrigin } from '@greenlight/schema';
import { createSpecPack, type SpecField, type SpecFile } from '@greenlight/specs';
import { writeDesign } from './files/design.ts';
import { writeOverview } from './files/overview.ts';
import { writeProblem } from './files/problem.ts';
import { writeRegistry } from './files/registry.ts';
import { writeRequirements } from './files/requirements.ts';
import { writeRollout } from './files/rollout.ts';
import { writeSolution } from './files/solution.ts';
import { writeTesting } from './files/testing.ts';
import { gatherFacts, type PackGround } from './pack-ground.ts';
import type { TextLine } from './text/block.ts';
import { fitBlocks } from './text/fit-blocks.ts';

export interface WrittenPack {
  target: string;
  files: Record<SpecFile, string>;
  /** The record that a line of a file is from: `03_requirements.md:12`. Undefined for words of the studio's own. */
  originOf: (where: string) => PackOrigin | undefined;
}

/** Writes the eight files of a pack from a project's records. Pure. */
export function writePack(ground: PackGround): WrittenPack {
  const facts = gatherFacts(ground);
  const fields: Record<SpecField, TextLine[]> = {
    ...fitBlocks(writeOverview(facts)),
    ...fitBlocks(writeProblem(facts)),
    ...fitBlocks(writeSolution(facts)),
    ...fitBlocks(writeRequirements(facts)),
    ...fitBlocks(writeDesign(facts)),
    ...fitBlocks(writeTesting(facts)),
    ...fitBlocks(writeRollout(facts)),
    ...fitBlocks(writeRegistry(facts)),
  };
  const values = Object.entries(fields).map(([field, lines]) => [field, lines.map(({ text }) => text).join('\n')]);
  const files = createSpecPack({ id: ground.target, values: Object.fromEntries(values) });
  return { target: ground.target, files, originOf: findOrigins(files, Object.values(fields).flat()) };
}

/**
 * The templates decide on which line a text comes to stand, so a line is known again by what it says: the second of two that say the same
 * is the second record's.
 */
function findOrigins(
  files: Readonly<Record<string, string>>,
  lines: readonly TextLine[],
): (where: string) => PackOrigin | undefined {
  const origins = new Map<string, PackOrigin[]>();
  for (const { text, origin } of lines) {
    if (!origin) continue;
    const same = origins.get(text);
    if (same) same.push(origin);
    else origins.set(text, [origin]);
  }
  const title = lines[0]?.origin;
  return (where) => {
    const [, file = '', number = '0'] = /^(.+\.md):(\d+)$/.exec(where) ?? [];
    const before = (files[file] ?? '').split('\n').slice(0, Number(number));
    const line = before.at(-1) ?? '';
    const count = before.filter((each) => each === line).length;
    const same = origins.get(line);
    return same?.[count - 1] ?? same?.[0] ?? (line.startsWith('- **Title:**') ? title : undefined);
  };
}
