import type { Evidence, FieldSource, FieldSources } from '@greenlight/schema';

/** The message that values came from, and which of its characters each came from. */
export interface Provenance {
  /** The id of the message. */
  message: string;
  evidence: Evidence;
  /** Where some values came from instead: typed by hand, or said when they were set right. */
  sources?: FieldSources;
}

/** Where each of these fields came from. A field that the evidence does not point at counts as inferred. */
export function sourcesOf(fields: Iterable<string>, provenance: Provenance): FieldSources {
  return Object.fromEntries([...fields].map((field) => [field, sourceOf(field, provenance)]));
}

/** The evidence that a message is for these fields; what came from elsewhere, it only implies. */
export function evidenceOf(fields: Iterable<string>, provenance: Provenance, turn: string | undefined): Evidence {
  const entries = [...fields].map((field): [string, Evidence[string]] => {
    const source = sourceOf(field, provenance);
    const isOfTurn = 'span' in source && (turn === undefined || source.message === turn);
    return [field, isOfTurn ? source.span : 'inferred'];
  });
  return Object.fromEntries(entries);
}

function sourceOf(field: string, { message, evidence, sources }: Provenance): FieldSource {
  const given = sources?.[field];
  if (given) return given;
  const found = evidence[field];
  return Array.isArray(found) && found[1] > found[0] ? { message, span: found } : { message, inferred: true };
}
