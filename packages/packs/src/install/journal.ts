import { rm } from 'node:fs/promises';
import { openPlainFile } from '@greenlight/ledger';
import { actor, GreenlightError, installedPackage, packageId, recordId } from '@greenlight/schema';
import * as z from 'zod';
import type { PackagePlaces } from './package-places.ts';
import { replaceFile, syncPath } from './write-durably.ts';

/** What is about to be done, so that whoever comes next can undo or finish it. It stands from before the first change until after the last. */
const journal = z
  .strictObject({
    v: z.literal(1),
    transaction: recordId,
    action: z.enum(['install', 'upgrade', 'downgrade', 'uninstall']),
    package_id: packageId,
    actor,
    /** What `installed.json` says of the package before the commit, and after. */
    before: installedPackage.nullable(),
    after: installedPackage.nullable(),
    /** The folder that the package is unpacked into. */
    draft: z.string().regex(/^\.new-[0-9a-f-]{36}$/),
    /** Where in the folder of packages is put what stands in the way; null when the way was free. */
    aside: z
      .string()
      .regex(/^kept\/PKG-[A-Z0-9-]+\/[0-9A-Za-z.-]+(_\d+)?$/)
      .nullable(),
    /** How many entries the ledger had. */
    ledger_size: z.int().min(0),
  })
  .refine(({ before, after }) => before !== null || after !== null, 'neither before nor after')
  .refine(
    ({ package_id: id, before, after }) => [before, after].every((state) => !state || state.manifest.package_id === id),
    'is of two packages',
  );
export type Journal = z.infer<typeof journal>;

const SIZE_LIMIT = 16 * 1024 * 1024;

export async function writeJournal({ journal: path }: PackagePlaces, entry: Journal): Promise<void> {
  await replaceFile(path, JSON.stringify(entry));
}

/** What was left unfinished; undefined when nothing was. Throws VALIDATION for a journal that cannot be read: it is not for us to guess. */
export async function readJournal({ journal: path }: PackagePlaces): Promise<Journal | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  try {
    return journal.parse(JSON.parse(text));
  } catch (error) {
    throw unreadable(path, 'is damaged', error);
  }
}

export async function removeJournal({ journal: path, folder }: PackagePlaces): Promise<void> {
  await rm(path, { force: true });
  await syncPath(folder);
}

async function readText(path: string): Promise<string | undefined> {
  const file = await openPlainFile(path);
  if (!file.handle) {
    if (file.why === 'missing') return undefined;
    if (file.why === 'unreadable') throw unreadable(path, `cannot be read (${file.code})`, file.cause);
    throw unreadable(path, 'is none of ours');
  }
  try {
    if (file.stats.size > SIZE_LIMIT) throw unreadable(path, 'is none of ours');
    return await file.handle.readFile('utf8');
  } finally {
    await file.handle.close();
  }
}

function unreadable(path: string, what: string, cause?: unknown): GreenlightError {
  const message = `${path} ${what}. Nothing was done. See which packages are whole, then delete it and try again.`;
  return new GreenlightError('VALIDATION', message, { cause });
}
