import type { MergeKind } from '@greenlight/schema';
import type { NameChange } from '../names/fuller-name.ts';
import { indexOf } from '../names/name-index.ts';
import type { Named } from '../names/resolve-name.ts';
import type { TurnWork } from './turn-work.ts';

/** The record besides this one that has exactly this name or other name. */
export function findBearer(work: TurnWork, kind: MergeKind, name: string, id: string): Named | undefined {
  return indexOf(kind, work.draft.list(kind))
    .bearers(name)
    .find((other) => other.id !== id);
}

/** A change of names without those that somebody else bears: what a record was called before may be another's name. */
export function withoutTaken(work: TurnWork, kind: MergeKind, record: Named, change: NameChange): NameChange {
  const { aliases, ...rest } = change;
  const known = record.aliases ?? [];
  const free = aliases?.filter((alias) => known.includes(alias) || !findBearer(work, kind, alias, record.id));
  return free && free.length > known.length ? { ...rest, aliases: free } : rest;
}
