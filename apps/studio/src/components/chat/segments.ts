import type { RecordKind } from '@greenlight/schema';

/** Words of a message that a value of a record came from. */
export interface Mark {
  span: readonly [number, number];
  kind: RecordKind;
  id: string;
  field: string;
}

/** A piece of a message's text, with the marks that cover all of it. */
export interface Segment {
  text: string;
  start: number;
  end: number;
  marks: readonly Mark[];
}

/** Cuts a text where marks begin and end. Marks may overlap; those that do not fit the text are left out. The pieces make up the text. */
export function toSegments(text: string, marks: readonly Mark[]): Segment[] {
  const fitting = marks.filter(({ span: [start, end] }) => start >= 0 && end <= text.length && start < end);
  const cuts = new Set([0, text.length, ...fitting.flatMap((mark) => [...mark.span])]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length;
    const covering = fitting.filter((mark) => mark.span[0] <= start && mark.span[1] >= end);
    return { text: text.slice(start, end), start, end, marks: covering.sort(byNearness) };
  });
}

const kindOrder: readonly RecordKind[] = ['character', 'location', 'scene', 'relationship'];

/** The narrowest words first, then people before places before scenes, names before other fields: what a click most likely means. */
function byNearness(a: Mark, b: Mark): number {
  const width = (mark: Mark) => mark.span[1] - mark.span[0];
  const kind = (mark: Mark) => kindOrder.indexOf(mark.kind);
  return width(a) - width(b) || kind(a) - kind(b) || Number(a.field !== 'name') - Number(b.field !== 'name');
}
