import { runGate } from '@greenlight/gates';
import { collectionOf, GreenlightError, type StoryKind } from '@greenlight/schema';
import { sceneCreationGate } from '@greenlight/workflow';
import { countRows, findRow, findRows, type Reader } from './database.ts';

/** The gate in front of every new scene, from whichever face it comes. The chat shows what the same function says. */
export async function refuseBlockedScenes(reader: Reader, project: string): Promise<void> {
  const characterCount = await countRows(reader, 'characters', { project: { equals: project } });
  const result = runGate(sceneCreationGate, { characterCount });
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

/** Every id that a record points to must stand in the same project. */
export async function refuseForeignReferences(
  reader: Reader,
  project: string,
  kind: StoryKind,
  fields: Record<string, unknown>,
): Promise<void> {
  for (const { field, to, ids } of referencesOf(kind, fields)) {
    const found = await findRows(reader, collectionOf[to], { id: { in: ids }, project: { equals: project } });
    const known = new Set(found.map((row) => row.id));
    const missing = ids.find((id) => !known.has(id));
    if (missing === undefined) continue;
    throw new GreenlightError('VALIDATION', `${field}: there is no ${to} ${missing} in this project.`, {
      details: { fields: [{ field, message: `names a ${to} that is not in this project` }] },
    });
  }
}

interface Reference {
  field: string;
  to: 'character' | 'location';
  ids: string[];
}

function referencesOf(kind: StoryKind, fields: Record<string, unknown>): Reference[] {
  const list = (field: string, to: Reference['to']): Reference => {
    const value = fields[field];
    return { field, to, ids: [...new Set(Array.isArray(value) ? value.map(String) : value ? [String(value)] : [])] };
  };
  const references =
    kind === 'scene'
      ? [list('location', 'location'), list('characters', 'character')]
      : kind === 'relationship'
        ? [list('from', 'character'), list('to', 'character')]
        : [];
  return references.filter((reference) => reference.ids.length > 0);
}
