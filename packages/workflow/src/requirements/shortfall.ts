import type { Finding, RecordKind, Severity } from '@greenlight/schema';

/** A field that an answer fills: one of these, of so many characters where it is a text. */
export interface MissingField {
  anyOf: readonly string[];
  minLength?: number;
  /** What it may be, where it is one of a few. */
  options?: readonly string[];
}

export type FieldValues = Readonly<Record<string, string | number | boolean>>;

/** What would fill a gap. */
export type MissingFill =
  /** Fields of a record that is there. */
  | { type: 'update'; kind: 'project' | RecordKind; id: string; name: string; fields: readonly MissingField[] }
  /** A new record: with these values, and with these fields filled. */
  | { type: 'create'; kind: RecordKind; set: FieldValues; fields: readonly MissingField[] }
  /** One of the records that are there, or a new one, gets these values: who the protagonist is. */
  | { type: 'choose'; kind: RecordKind; set: FieldValues }
  /** A review of the film as it stands, by anybody but the one who changed it last, where others could. */
  | { type: 'review'; notBy: string | null }
  /** What the studio does itself when it is asked to. */
  | { type: 'do'; what: 'order_scenes' | 'package' };

export interface GapSubject {
  kind: 'project' | RecordKind;
  id: string;
  name: string;
}

/** One thing that a requirement misses. */
export interface Gap {
  code: string;
  /** In the user's words, without a full stop. */
  message: string;
  /** See `parsePlace`. */
  where: string;
  /** The record that it is about, where there is one. */
  subject?: GapSubject;
  remedy?: string;
  /** What the chat asks for it. */
  question?: string;
  fill: MissingFill;
}

/** What a requirement misses of one sort: how many, and the first few of them. */
export interface Shortfall {
  count: number;
  gaps: readonly Gap[];
}

/** How many gaps of one sort are named; the others are counted. */
const NAMED = 3;

/** The gaps of those records that have one. No more are described than are named: there may be thousands. */
export function collectGaps<Item>(
  items: Iterable<Item>,
  isMissing: (item: Item) => boolean,
  describe: (item: Item) => Gap,
): Shortfall[] {
  let count = 0;
  const gaps: Gap[] = [];
  for (const item of items) {
    if (!isMissing(item)) continue;
    count += 1;
    if (count <= NAMED) gaps.push(describe(item));
  }
  return count === 0 ? [] : [{ count, gaps }];
}

/** A single gap, of so many. */
export function oneGap(gap: Gap, count = 1): Shortfall[] {
  return [{ count, gaps: [gap] }];
}

/** A shortfall as the findings of a gate: each gap that is named, and how many more there are. */
export function toFindings(gate: string, severity: Severity, { count, gaps }: Shortfall): Finding[] {
  const findings = gaps.map(({ code, message, where, remedy }) => ({
    gate,
    severity,
    code,
    message,
    where,
    ...(remedy === undefined ? {} : { remedy }),
  }));
  const last = gaps.at(-1);
  if (!last || gaps.length < NAMED || count <= NAMED) return findings;
  const more = count - NAMED;
  return [
    ...findings,
    { gate, severity, code: last.code, message: `The same is missing ${more} more ${more === 1 ? 'time' : 'times'}` },
  ];
}
