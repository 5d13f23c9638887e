import { runGate } from '@greenlight/gates';
import { collectionOf, GreenlightError, invalidField, type RecordKind, referencesOf } from '@greenlight/schema';
import { sceneCreationGate } from '@greenlight/workflow';
import { requiredCharacters } from '../story/scene-gate.ts';
import { countRows, findRow, findRows, type Reader } from './database.ts';
import { toProject, toStanding } from './record-rows.ts';

/** The gate in front of every new scene, from whichever face it comes. The chat shows what the same function says. */
export async function refuseBlockedScenes(reader: Reader, project: string): Promise<void> {
  const [characterCount, row] = await Promise.all([
    countRows(reader, 'characters', { project: { equals: project } }),
    findRow(reader, 'projects', { id: { equals: project } }),
  ]);
  const required = row ? requiredCharacters({ project: toProject(row), ...toStanding(row) }) : undefined;
  const result = runGate(sceneCreationGate, { characterCount, required });
  if (result.passed) return;
  const [first] = result.findings;
  throw new GreenlightError('GATE_BLOCKED', [first?.message, first?.remedy].filter(Boolean).join('. '), {
    details: { findings: result.findings },
    suggestions: result.findings.flatMap((finding) => finding.remedy ?? []),
  });
}

/** A record belongs to a project that is there. */
export async function refuseUnknownProject(reader: Reader, project: string): Promise<void> {
  if (await findRow(reader, 'projects', { id: { equals: project } })) return;
  throw new GreenlightError('VALIDATION', 'project: name the project that this belongs to.', {
    details: { fields: [{ field: 'project', message: 'names no project' }] },
  });
}

/** A film has one act of each number. */
export async function refuseTakenNumber(reader: Reader, project: string, number: number): Promise<void> {
  const taken = await findRow(reader, 'acts', { project: { equals: project }, number: { equals: number } });
  if (!taken) return;
  throw invalidField('number', `there is an act ${number} already`);
}

/** Every id that a record points to must stand in the same project. */
export async function refuseForeignReferences(
  reader: Reader,
  project: string,
  kind: RecordKind,
  fields: Record<string, unknown>,
): Promise<void> {
  for (const { field, to, ids } of pointingsOf(kind, fields)) {
    const found = await findRows(reader, collectionOf[to], { id: { in: ids }, project: { equals: project } });
    const known = new Set(found.map((row) => row.id));
    const missing = ids.find((id) => !known.has(id));
    if (missing === undefined) continue;
    throw new GreenlightError('VALIDATION', `${field}: there is no ${to} ${missing} in this project.`, {
      details: { fields: [{ field, message: `names a ${to} that is not in this project` }] },
    });
  }
}

interface Pointing {
  field: string;
  to: RecordKind;
  ids: string[];
}

function pointingsOf(kind: RecordKind, fields: Record<string, unknown>): Pointing[] {
  return referencesOf[kind]
    .map(({ field, to }) => ({ field, to, ids: [...new Set([fields[field] ?? []].flat().map(String))] }))
    .filter(({ ids }) => ids.length > 0);
}
