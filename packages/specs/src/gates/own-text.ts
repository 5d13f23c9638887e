import { findPlaceholders } from '../markdown/find-placeholders.ts';
import type { MarkdownLine } from '../markdown/markdown-line.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { ID_FIELD, type SpecTemplates } from '../templates/spec-template.ts';

/** A text of the template's that is this long is its own also where it was wrapped anew. */
const LONG = 14;

/** Tells text of the author's from what came with the templates. */
export interface OwnText {
  isOwn(line: MarkdownLine, placeholders: ReadonlySet<number>): boolean;
}

/** What the templates say themselves, with the pack's id filled in or not. */
export function createOwnText(templates: SpecTemplates, packId: string): OwnText {
  const texts = Object.values(templates).map((text) => text.replaceAll(`{{${ID_FIELD}}}`, packId));
  const all = [...Object.values(templates), ...texts];
  const lines = new Set(all.flatMap((text) => readMarkdown(text).map((line) => essence(line.text))));
  const whole = all.map(essence).join('\n');
  return {
    isOwn({ kind, number, text }, placeholders) {
      if (kind !== 'text' && kind !== 'code' && kind !== 'html') return false;
      if (placeholders.has(number)) return false;
      const said = essence(text);
      return said !== '' && !lines.has(said) && !(said.length >= LONG && whole.includes(said));
    },
  };
}

/** The lines of a text that have a placeholder. */
export function placeholderLines(lines: readonly MarkdownLine[]): ReadonlySet<number> {
  return new Set(findPlaceholders(lines).map(({ line }) => line));
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
