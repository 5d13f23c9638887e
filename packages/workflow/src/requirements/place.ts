import { collectionOf, type RecordKind, recordKind } from '@greenlight/schema';

/** Where something is missing, as a page turns it into a button: a field of the project, a list, a record and perhaps its field, a step, or the spec packs. */
export type Place =
  | { type: 'project'; field?: string }
  | { type: 'list'; kind: RecordKind }
  | { type: 'record'; kind: RecordKind; id: string; field?: string }
  | { type: 'step'; step: string }
  | { type: 'packs' };

const kinds = new Map(recordKind.options.map((kind) => [collectionOf[kind] as string, kind]));

/** Reads a finding's `where`: `project.logline`, `characters`, `scene/<id>`, `scene/<id>.summary`, `step/<id>`, `packs`. Undefined for anything else. */
export function parsePlace(where: string): Place | undefined {
  const [, head = '', id, field] = /^([a-z]+)(?:\/([\w-]+))?(?:\.(\w+))?$/.exec(where) ?? [];
  if (head === 'project' && !id) return field ? { type: 'project', field } : { type: 'project' };
  if (head === 'step' && id && !field) return { type: 'step', step: id };
  if (where === 'packs') return { type: 'packs' };
  const list = kinds.get(head);
  if (list && !id && !field) return { type: 'list', kind: list };
  const kind = recordKind.safeParse(head);
  if (!kind.success || !id) return undefined;
  return field ? { type: 'record', kind: kind.data, id, field } : { type: 'record', kind: kind.data, id };
}
