import { openPlainFile } from '@greenlight/ledger';
import { GreenlightError, type InstalledPackages, installedPackages } from '@greenlight/schema';
import { hasPackages, type PackagePlaces } from './package-places.ts';
import { replaceFile } from './write-durably.ts';

const SIZE_LIMIT = 64 * 1024 * 1024;

/** What is installed; nothing when the file is not there. Throws VALIDATION for a damaged file: nothing is guessed from one. */
export async function readInstalled(places: PackagePlaces): Promise<InstalledPackages> {
  const text = hasPackages(places) ? await readText(places.installed) : undefined;
  return text === undefined ? { v: 1, packages: {} } : parseInstalled(text, places.installed);
}

/** The commit point: once this resolves, what it says has happened. */
export async function writeInstalled(places: PackagePlaces, installed: InstalledPackages): Promise<void> {
  const packages = Object.fromEntries(Object.entries(installed.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  await replaceFile(places.installed, `${JSON.stringify({ v: 1, packages }, null, 2)}\n`);
}

function parseInstalled(text: string, path: string): InstalledPackages {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(path, 'is not JSON');
  }
  const version = (value as { v?: unknown } | null)?.v;
  if (version !== undefined && version !== 1) {
    throw damaged(path, `is of the version ${JSON.stringify(version).slice(0, 20)}, which this program does not know`);
  }
  const parsed = installedPackages.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw damaged(path, `does not have its shape: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}`);
  }
  for (const [id, { manifest }] of Object.entries(parsed.data.packages)) {
    if (manifest.package_id !== id) throw damaged(path, `says that ${id} is ${manifest.package_id}`);
  }
  return parsed.data;
}

async function readText(path: string): Promise<string | undefined> {
  const file = await openPlainFile(path);
  if (!file.handle) {
    if (file.why === 'missing') return undefined;
    if (file.why === 'unreadable') throw damaged(path, `cannot be read (${file.code})`);
    throw damaged(path, file.why === 'link' ? 'is a link' : 'is not a file');
  }
  try {
    const { size } = file.stats;
    if (size > SIZE_LIMIT) throw damaged(path, `has ${size} bytes; ${SIZE_LIMIT} is the most`);
    return await file.handle.readFile('utf8');
  } finally {
    await file.handle.close();
  }
}

function damaged(path: string, what: string): GreenlightError {
  const remedy = 'Nothing was done. Put the file back, or move its folder away and install the packages again.';
  return new GreenlightError('VALIDATION', `${path} ${what}. ${remedy}`);
}
