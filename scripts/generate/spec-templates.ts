import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readTemplate } from '../../packages/specs/src/templates/read-template.ts';
import { ID_FIELD, type SpecTemplates, specFiles } from '../../packages/specs/src/templates/spec-template.ts';

/** Where the templates of spec packs stand. */
export const specTemplatesFolder = path.join('packages', 'specs', 'templates');

/** The eight templates in a folder. What stands in folders below it, such as `_archive`, is not looked at. */
export function readSpecTemplates(folder: string): SpecTemplates {
  const texts = specFiles.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const);
  return Object.fromEntries(texts) as Record<(typeof specFiles)[number], string>; // one for each of the eight
}

/** The templates as a module, so that they are there wherever the code runs, bundled or not; and the names of their fields. */
export function renderSpecTemplates(templates: SpecTemplates): string {
  const fields = specFiles.flatMap((file) => readTemplate(templates[file]).flatMap((section) => section.fields));
  const names = [...new Set(fields)].filter((name) => name !== ID_FIELD);
  return [
    '// Written by `npm run generate` from packages/specs/templates/. Do not edit.',
    "import type { SpecTemplates } from './spec-template.ts';",
    '',
    '/** The templates of a spec pack. */',
    'export const specTemplates: SpecTemplates = {',
    ...specFiles.flatMap((file) => renderFile(file, templates[file])),
    '};',
    '',
    '/** The fields of the templates, in their order. The id of the pack is filled by itself. */',
    'export const specFields = [',
    ...names.map((name) => `  '${name}',`),
    '] as const;',
    'export type SpecField = (typeof specFields)[number];',
    '',
  ].join('\n');
}

function renderFile(file: string, text: string): string[] {
  const lines = text.split('\n').map((line) => `    ${quote(line)},`);
  return [`  '${file}': [`, ...lines, "  ].join('\\n'),"];
}

function quote(line: string): string {
  const inside = JSON.stringify(line).slice(1, -1).replaceAll('\\"', '"');
  return line.includes("'") && !line.includes('"') ? `"${inside}"` : `'${inside.replaceAll("'", "\\'")}'`;
}
