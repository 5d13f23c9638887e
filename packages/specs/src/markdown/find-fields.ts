/** A `{{…}}` of a text. */
export interface FieldMark {
  /** From 1. */
  line: number;
  /** What stands between the braces, cut. */
  name: string;
}

/** Finds every `{{…}}`, in code too: it may go over lines, not over an empty one. */
export function findFields(text: string): FieldMark[] {
  const found: FieldMark[] = [];
  if (!text.includes('{{')) return found;
  let line = 1;
  for (const part of text.split(/(\r?\n[ \t]*\r?\n)/)) {
    for (const { index, end } of pairsOf(part)) {
      const name = part
        .slice(index + 2, Math.min(end, index + 42))
        .replace(/\s+/g, ' ')
        .trim();
      found.push({ line: line + countLines(part.slice(0, index)), name });
    }
    line += countLines(part);
  }
  return found;
}

function* pairsOf(text: string): Generator<{ index: number; end: number }> {
  for (let index = text.indexOf('{{'); index >= 0; ) {
    const end = text.indexOf('}}', index + 2);
    if (end < 0) return;
    yield { index, end };
    index = text.indexOf('{{', end + 2);
  }
}

function countLines(text: string): number {
  return text.match(/\n/g)?.length ?? 0;
}
