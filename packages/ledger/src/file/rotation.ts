import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signCheckpoint } from '../checkpoint.ts';
import { encodeEntries } from '../encode.ts';
import type { NamedKey } from '../named-key.ts';
import { verifyBatches } from '../verify-ledger.ts';
import type { LedgerFile } from './ledger-file.ts';
import { LEDGER_FILE, syncFolder } from './places.ts';
import { listSegments, segmentFile } from './segments.ts';
import { readFiles } from './stream-files.ts';

export interface RotationParts {
  folder: string;
  stream: string;
  file: LedgerFile;
  /** The private key to sign with; without one the segment is closed without a checkpoint. */
  key: NamedKey['key'] | undefined;
}

/**
 * Closes `ledger.jsonl` to a segment, with a checkpoint as its last entry. Only the holder of the stream's lock may. Killed
 * anywhere it leaves a stream that can be read and written on: the next append makes `ledger.jsonl` when it is not there.
 */
export async function closeSegment({ folder, stream, file, key }: RotationParts): Promise<void> {
  if (key) await writeCheckpoint({ folder, stream, file, key });
  const number = listSegments(folder, stream).length + 1;
  await rename(join(folder, LEDGER_FILE), join(folder, segmentFile(number)));
  await syncFolder(folder); // before another file takes the name
  await writeFile(join(folder, LEDGER_FILE), '', { flag: 'wx', mode: 0o600 });
}

/** Signs all that the stream holds. One that is not sound is not signed for. */
async function writeCheckpoint({ folder, stream, file, key }: Required<RotationParts>): Promise<void> {
  const found = await verifyBatches(readFiles(folder, stream), { stream });
  if (!key || !found.ok || found.size !== file.head.size) return;
  const draft = {
    ...signCheckpoint({ stream, size: found.size, root: found.root }, key),
    id: randomUUID(),
    at: new Date().toISOString(),
    actor: { kind: 'system' as const, id: 'ledger' },
  };
  const { lines, head } = encodeEntries([draft], file.head);
  await file.write(lines, head, false);
}
