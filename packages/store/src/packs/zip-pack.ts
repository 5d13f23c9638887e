import type { SpecPackRecord } from '@greenlight/schema';
import { strToU8, type Zippable, zipSync } from 'fflate';

/** The folder of a pack as one file: its texts and the logs of its gates. The same pack gives the same bytes. */
export function zipPack({ target, files, runs }: SpecPackRecord): Uint8Array {
  const entries: Zippable = {};
  for (const [name, text] of Object.entries(files).sort()) entries[`${target}/${name}`] = strToU8(text);
  for (const { log } of runs) entries[`${target}/artifacts/gate_logs/${log.name}`] = strToU8(log.text);
  // The earliest day that the format knows, in whatever time zone this runs: the pack says itself when it was written.
  return zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1) });
}
