import { GreenlightError } from '@greenlight/schema';
import { containBlock } from './markdown/contain-block.ts';
import { parseSpecId } from './spec-id.ts';
import { readTemplate, type TemplateSection } from './templates/read-template.ts';
import { ID_FIELD, type SpecFile, type SpecTemplates, specFiles } from './templates/spec-template.ts';
import { type SpecField, specTemplates } from './templates/spec-templates.ts';

export interface SpecPackOrder {
  id: string;
  /** Markdown for each field. A field that is left out, or blank, stays open: the gates find it. */
  values?: Readonly<Partial<Record<SpecField, string>>>;
}

/**
 * The eight files of a pack, by their names. A section whose fields all have a value holds these and nothing of the template's; another
 * one stays as the template has it. A value cannot open or close what stands around it: a heading in it becomes a lower one, a code
 * block that was left open is closed. Throws VALIDATION for a malformed id and for a field that no template has.
 */
export function createSpecPack({ id, values = {} }: SpecPackOrder): Record<SpecFile, string> {
  return fillTemplates(specTemplates, id, values);
}

/** The same with another set of templates. */
export function fillTemplates(
  templates: SpecTemplates,
  id: string,
  values: Readonly<Record<string, string | undefined>>,
): Record<SpecFile, string> {
  const filled = new Map<string, string>([[ID_FIELD, parseSpecId(id)]]);
  const sections = new Map(specFiles.map((file) => [file, readTemplate(templates[file])]));
  const known = new Set([...sections.values()].flat().flatMap(({ fields }) => fields));
  for (const [name, value] of Object.entries(values)) {
    if (!known.has(name) || name === ID_FIELD) throw unknownField(name, known);
    if (value !== undefined && value.trim() !== '') filled.set(name, value);
  }
  const texts = specFiles.map((file) => [file, renderFile(sections.get(file) ?? [], filled)] as const);
  return Object.fromEntries(texts) as Record<SpecFile, string>; // one for each of the eight
}

function renderFile(sections: readonly TemplateSection[], filled: ReadonlyMap<string, string>): string {
  return `${sections.map((section) => renderSection(section, filled)).join('\n\n')}\n`;
}

function renderSection(
  { heading, lines, fields, level }: TemplateSection,
  filled: ReadonlyMap<string, string>,
): string {
  const isFilled = fields.length > 0 && fields.every((name) => filled.has(name));
  const kept = isFilled ? lines.filter(({ text, kind }) => kind === 'blank' || text.includes('{{')) : lines;
  const body = kept.map(({ text }) => fillLine(text, filled, level)).join('\n');
  return `${heading}\n\n${body.replace(/^\n+|\n+$/g, '').replace(isFilled ? /\n{3,}/g : /(?!)/g, '\n\n')}`;
}

const fieldOf = /(?:\bTBD )?\{\{(\w+)\}\}/g;

/** A field on a line of its own takes Markdown of several lines; one beside other words is a line. Filled once: a value's braces stay. */
function fillLine(text: string, filled: ReadonlyMap<string, string>, level: number): string {
  const [, alone = ''] = /^\{\{(\w+)\}\}$/.exec(text) ?? [];
  const block = filled.get(alone);
  if (block !== undefined) return containBlock(block, level + 1);
  return text.replace(fieldOf, (whole, name: string) => filled.get(name)?.replace(/\s+/g, ' ').trim() ?? whole);
}

function unknownField(name: string, known: ReadonlySet<string>): GreenlightError {
  const names = [...known].filter((each) => each !== ID_FIELD).join(', ');
  return new GreenlightError(
    'VALIDATION',
    `No template has a field ${JSON.stringify(name.slice(0, 80))}. There are: ${names}.`,
  );
}
