import { findPlaceholders, type Placeholder } from '../markdown/find-placeholders.ts';
import type { MarkdownLine } from '../markdown/markdown-line.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { type SpecPack, textOf } from '../spec-pack.ts';
import { type SpecFile, specFiles } from '../templates/spec-template.ts';

/** A file of a pack as both gates look at it. */
export interface ReadFile {
  file: SpecFile;
  text: string;
  lines: readonly MarkdownLine[];
  placeholders: readonly Placeholder[];
}

/** Two gates look at one pack, one after the other: what they see is worked out once, as long as the pack is in use. */
const readings = new WeakMap<SpecPack, { of: string[]; files: readonly ReadFile[] }>();

/** The files of a pack that can be judged. */
export function readPack(pack: SpecPack): readonly ReadFile[] {
  const texts = specFiles.map((file) => textOf(pack, file) ?? '');
  const known = readings.get(pack);
  if (known?.of.every((text, index) => text === texts[index])) return known.files;
  const files = specFiles.flatMap((file) => {
    const text = textOf(pack, file);
    if (text === undefined) return [];
    const lines = readMarkdown(text);
    return [{ file, text, lines, placeholders: findPlaceholders(lines) }];
  });
  readings.set(pack, { of: texts, files });
  return files;
}
