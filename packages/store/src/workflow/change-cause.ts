import { type Actor, type Change, shortenLine } from '@greenlight/schema';
import type { ChangeCause } from '@greenlight/workflow';
import type { AppliedChange } from '../write-path/apply-changes.ts';

const LONGEST = 60;

/**
 * The one of several changes that a step which reopens is put down to: what was deleted, else what was changed, else what is new; of several
 * the last, since what goes with a record goes before it.
 */
export function causeOf(by: Actor, applied: readonly AppliedChange[]): ChangeCause | null {
  const last = (op: Change['op']) => applied.findLast(({ change }) => change.op === op);
  const cause = last('delete') ?? last('update') ?? last('create');
  if (!cause) return null;
  const { kind, id, before } = cause.change;
  return { by, kind, id, name: nameOf(kind, cause.record ?? before ?? {}) };
}

/** A record as a sentence names it. */
function nameOf(kind: string, { name, title, number, ...rest }: Readonly<Record<string, unknown>>): string {
  const called = [name, title].find((value) => typeof value === 'string' && value !== '');
  if (called !== undefined) return String(called);
  if (typeof number === 'number') return `${kind} ${number}`;
  const prose = [rest.summary, rest.text, rest.description].find((value) => typeof value === 'string' && value !== '');
  return prose === undefined ? `a ${kind}` : `“${shortenLine(String(prose), LONGEST)}”`;
}
