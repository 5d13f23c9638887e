import {
  type ChangeSet,
  changeSet,
  type ProductionBeginning,
  type ProjectSnapshot,
  projectFields,
} from '@greenlight/schema';
import { findRow, findRows, type Reader } from '../write-path/database.ts';

/**
 * What a film was made with: no change set holds it, but each change of the film says what was there before, so it is walked back to from
 * what the film is now.
 */
export async function readBeginning(
  reader: Reader,
  project: string,
  { project: now, definition }: Pick<ProjectSnapshot, 'project' | 'definition'>,
): Promise<Omit<ProductionBeginning, 'kind'>> {
  const row = await findRow(reader, 'projects', { id: { equals: project } });
  const content = { contains: '"kind":"project"' };
  const rows = await findRows(reader, 'change-sets', { project: { equals: project }, content }, { sort: '-createdAt' });
  const names = Object.keys(projectFields.shape);
  const fields: Record<string, unknown> = Object.fromEntries(
    names.map((name) => [name, Reflect.get(now, name) ?? null]),
  );
  let isAdopting = false;
  for (const { changes } of rows.flatMap(({ content: text }) => parse(text)).sort(newestFirst)) {
    for (const { before } of changes.filter(({ kind }) => kind === 'project').toReversed()) {
      for (const name of names) if (before && name in before) fields[name] = before[name];
      isAdopting ||= before !== null && ('workflow' in before || 'type' in before);
    }
  }
  return {
    at: new Date(String(row?.createdAt)).toISOString(),
    fields: projectFields.parse(fields),
    definition: isAdopting ? null : definition,
  };
}

function parse(text: unknown): ChangeSet[] {
  const parsed = changeSet.safeParse(JSON.parse(String(text)));
  return parsed.success ? [parsed.data] : [];
}

function newestFirst(a: ChangeSet, b: ChangeSet): number {
  return a.at < b.at ? 1 : -1;
}
