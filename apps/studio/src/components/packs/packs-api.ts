import type { PackedPhase, SpecPackRecord } from '@greenlight/schema';
import { call } from '../../client/api.ts';

const packsOf = (project: string) => `/api/v1/projects/${project}/packs`;

/** Packages the phase that the film stands at. The key makes it safe to ask again. Throws ApiError, as all of these. */
export function packPhase(project: string, key: string): Promise<PackedPhase> {
  return call(packsOf(project), { method: 'POST', body: {}, headers: { 'idempotency-key': key } });
}

/** A pack with its files, and what its gates found. */
export function loadPack(project: string, id: string): Promise<SpecPackRecord> {
  return call(`${packsOf(project)}/${id}`);
}

/** Where a pack can be had as one file. */
export function downloadAddress(project: string, id: string): string {
  return `${packsOf(project)}/${id}/download`;
}
