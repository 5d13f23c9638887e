import { collectionOf, invalidField, type MergeKind, mergeKind, type RecordKind } from '@greenlight/schema';
import { spellingKey } from '@greenlight/story';
import type { AppliedChange } from './apply-changes.ts';
import { findRows, type Reader, type Row } from './database.ts';
import type { Transaction } from './transaction.ts';

interface Called {
  kind: RecordKind;
  /** Null for a record that is not there yet. */
  id: string | null;
  /** What it is called from now on, and was not before. */
  aliases: readonly string[];
}

/** Another name is one record's alone, among the people and among the places of a project. Throws VALIDATION that names who bears it. */
export async function refuseTakenNames(reader: Reader, project: string, { kind, id, aliases }: Called): Promise<void> {
  const named = mergeKind.safeParse(kind);
  if (!named.success || aliases.length === 0) return;
  const wanted = new Map(aliases.map((alias) => [spellingKey(named.data, alias), alias]));
  const rows = await findRows(reader, collectionOf[kind], { project: { equals: project } }, { without: unread });
  for (const row of rows) {
    if (row.id === id) continue;
    const taken = namesOf(row).find((name) => wanted.has(spellingKey(named.data, name)));
    if (taken === undefined) continue;
    throw invalidField('aliases', bearing(named.data, row, wanted.get(spellingKey(named.data, taken)) ?? taken, taken));
  }
}

/** The same of what a change set has written. */
export async function refuseTakenAliases(
  transaction: Transaction,
  project: string,
  applied: readonly AppliedChange[],
): Promise<void> {
  for (const { change } of applied) {
    const { kind, id, before, after } = change;
    if (kind === 'project' || !after) continue;
    await refuseTakenNames(transaction, project, { kind, id, aliases: newAliases(after, before ?? {}) });
  }
}

/** The other names that a record has now and did not have before. */
export function newAliases(after: Record<string, unknown>, before: Record<string, unknown>): string[] {
  const known = new Set(listOf(before.aliases));
  return listOf(after.aliases).filter((alias) => !known.has(alias));
}

/** What names are judged without. */
const unread = ['description', 'sources', 'traits', 'occupation'];

function namesOf(row: Row): string[] {
  return [String(row.name), ...listOf(row.aliases)];
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function bearing(kind: MergeKind, { name }: Row, alias: string, taken: string): string {
  const whose = taken === name ? `the name of another ${kind}` : `what another ${kind}, ${name}, is called already`;
  return `"${alias}" is ${whose}; take another name, or make the two one`;
}
