import type { MarkdownLine } from '../markdown/markdown-line.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { ID_FIELD, type SpecTemplates } from '../templates/spec-template.ts';

/** A text of the template's that is this long is its own also where it was wrapped anew. */
const LONG = 14;

/** Tells text of the author's from what came with the templates. */
export interface OwnText {
  isOwn(line: MarkdownLine, placeholders: ReadonlySet<number>): boolean;
}

/** What the templates say themselves, with a pack's id filled in or not. Read once; the function it gives is for each pack. */
export function createOwnText(templates: SpecTemplates): (packId: string) => OwnText {
  const mark = `{{${ID_FIELD}}}`;
  const all = Object.values(templates).flatMap((text) => readMarkdown(text).map((line) => line.text));
  const lines = new Set(all.map(essence));
  const whole = [...lines].join('\n');
  const marked = all.filter((text) => text.includes(mark));
  return (packId) => {
    const filled = new Set(marked.map((text) => essence(text.replaceAll(mark, packId))));
    return {
      isOwn({ kind, number, text }, placeholders) {
        if (kind !== 'text' && kind !== 'code' && kind !== 'html') return false;
        if (placeholders.has(number)) return false;
        const said = essence(text);
        return said !== '' && !lines.has(said) && !filled.has(said) && !(said.length >= LONG && whole.includes(said));
      },
    };
  };
}

/** What a line says, however it is marked up: its letters and digits, without comments, fields and placeholders. */
function essence(text: string): string {
  return text
    .replace(/<!--.*?-->/gs, '')
    .replace(/\{\{[^{}]*\}\}/g, '')
    .replace(/\b(?:TBD|TODO|FILL IN)\b/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
