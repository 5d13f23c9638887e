import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type GenrePack,
  type PackageSource,
  packageSource,
  parseGenrePack,
  type WorkflowDefinition,
  workflowDefinition,
} from '@greenlight/schema';

export const catalog = path.dirname(fileURLToPath(import.meta.url));

/** The folders of the genres that ship. */
export const genres = ['heist', 'thriller', 'gothic-horror'];

/** The folders of the workflows that ship as packages. */
export const workflows = ['documentary'];

export function sourceOf(folder: string): PackageSource {
  return packageSource.parse(readJson(`${folder}/manifest.json`));
}

export function packOf(folder: string): GenrePack {
  return parseGenrePack(sourceOf(folder).assets.map((asset) => readJson(`${folder}/${asset.path}`)));
}

export function workflowOf(folder: string): WorkflowDefinition {
  return workflowDefinition.parse(readJson(`${folder}/${folder}/workflow.json`));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(catalog, file), 'utf8'));
}
