import { GreenlightError, type SpecPackRecord, type SpecPackSummary } from '@greenlight/schema';
import type { Payload } from 'payload';
import { SnapshotCache } from '../story/snapshot-cache.ts';
import { findRow, type Row } from '../write-path/database.ts';
import { toPackSummary } from '../write-path/record-rows.ts';

/** A project's packs without their texts, newest first. */
export async function readPacks(payload: Payload, project: string): Promise<SpecPackSummary[]> {
  return (await SnapshotCache.of(payload).read(project)).packs.toReversed();
}

/** A pack of a project, whole. Throws NOT_FOUND, for one of another project too. */
export async function readPack(payload: Payload, project: string, id: string): Promise<SpecPackRecord> {
  const row = await findRow({ payload }, 'spec-packs', {
    and: [{ id: { equals: id } }, { project: { equals: project } }],
  });
  if (row) return toPack(row);
  throw new GreenlightError('NOT_FOUND', `This project has no spec pack ${id}.`);
}

export function toPack(row: Row): SpecPackRecord {
  // Both were judged by their schema when they were written, and nobody else may write them.
  const { files, runs } = row as unknown as SpecPackRecord;
  return { ...toPackSummary(row), files, runs };
}

export function toSummary({ files: _files, runs: _runs, ...summary }: SpecPackRecord): SpecPackSummary {
  return summary;
}
