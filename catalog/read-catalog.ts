import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GenrePack, type PackageSource, packageSource, parseGenrePack } from '@greenlight/schema';

export const catalog = path.dirname(fileURLToPath(import.meta.url));

/** The folders of the genres that ship. */
export const genres = ['heist', 'thriller', 'gothic-horror'];

export function sourceOf(folder: string): PackageSource {
  return packageSource.parse(readJson(`${folder}/manifest.json`));
}

export function packOf(folder: string): GenrePack {
  return parseGenrePack(sourceOf(folder).assets.map((asset) => readJson(`${folder}/${asset.path}`)));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(catalog, file), 'utf8'));
}
