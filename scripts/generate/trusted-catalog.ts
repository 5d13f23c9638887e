import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { hashSource } from '../../packages/packs/src/index.ts';

/** SHA-256 (hex) of the archive that each package in catalog/ makes, by `<ID>@<version>`, in order. Throws for a source that cannot be staged. */
export async function hashCatalog(root: string): Promise<Record<string, string>> {
  const catalog = path.join(root, 'catalog');
  const folders = (existsSync(catalog) ? readdirSync(catalog) : [])
    .map((name) => path.join(catalog, name))
    .filter((folder) => existsSync(path.join(folder, 'manifest.json')));
  const hashed = await Promise.all(folders.map(hashSource));
  const entries = hashed.map(({ id, version, sha256 }) => [`${id}@${version}`, sha256] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The same as a module, so that the bundled command trusts what it shipped with, wherever it runs. */
export function renderTrustedCatalog(hashes: Readonly<Record<string, string>>): string {
  return [
    '// Written by `npm run generate` from the packages in catalog/, as catalog/trusted.json is. Do not edit.',
    '/** SHA-256 (hex) of the archive that each package in catalog/ makes, by `<ID>@<version>`. */',
    'export const trustedCatalog: Readonly<Record<string, string>> = {',
    ...Object.entries(hashes).map(([name, sha256]) => `  '${name}': '${sha256}',`),
    '};',
    '',
  ].join('\n');
}
