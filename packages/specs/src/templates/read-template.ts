import { findFields } from '../markdown/find-fields.ts';
import type { MarkdownLine } from '../markdown/markdown-line.ts';
import { headingText, readMarkdown } from '../markdown/read-markdown.ts';

/** A heading of a template and what stands below it, up to the next one. */
export interface TemplateSection {
  level: number;
  /** The heading's text, and the line that it is. */
  title: string;
  heading: string;
  lines: MarkdownLine[];
  /** The names of the fields in its lines. */
  fields: string[];
}

/** The sections of a template. Throws TypeError for one that does not begin with a heading: a template is ours to get right. */
export function readTemplate(text: string): TemplateSection[] {
  const sections: TemplateSection[] = [];
  for (const line of readMarkdown(text)) {
    if (line.kind === 'heading') {
      sections.push({ level: line.level, title: headingText(line), heading: line.text, lines: [], fields: [] });
      continue;
    }
    const section = sections.at(-1);
    if (!section) {
      if (line.kind === 'blank') continue;
      throw new TypeError('A template begins with a heading.');
    }
    section.lines.push(line);
    section.fields.push(...findFields(line.text).map(({ name }) => name));
  }
  return sections;
}
