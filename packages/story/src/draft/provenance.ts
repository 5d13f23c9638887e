import type { Evidence, FieldSource, FieldSources } from '@greenlight/schema';

/** The message that values came from, and which of its characters each came from. */
export interface Provenance {
  /** The id of the message. */
  message: string;
  evidence: Evidence;
}

/** Where each of these fields came from. A field that the evidence does not point at counts as inferred. */
export function sourcesOf(fields: Iterable<string>, provenance: Provenance): FieldSources {
  return Object.fromEntries([...fields].map((field) => [field, sourceOf(field, provenance)]));
}

/** The evidence for these fields alone. */
export function evidenceOf(fields: Iterable<string>, provenance: Provenance): Evidence {
  return Object.fromEntries([...fields].map((field) => [field, provenance.evidence[field] ?? 'inferred']));
}

function sourceOf(field: string, { message, evidence }: Provenance): FieldSource {
  const found = evidence[field];
  return Array.isArray(found) && found[1] > found[0] ? { message, span: found } : { message, inferred: true };
}
