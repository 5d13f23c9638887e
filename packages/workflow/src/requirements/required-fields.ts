import { fieldsOf, type RecordKind } from '@greenlight/schema';

const known = new Map<RecordKind, readonly string[]>();

/** What a record of a kind cannot be without, as its schema has it. */
export function requiredFields(kind: RecordKind): readonly string[] {
  const fields = known.get(kind) ?? findRequired(kind);
  known.set(kind, fields);
  return fields;
}

function findRequired(kind: RecordKind): string[] {
  return Object.entries(fieldsOf[kind].shape).flatMap(([name, field]) =>
    field.safeParse(undefined).success ? [] : [name],
  );
}
