import { blocker, type Gate } from '@greenlight/gates';
import type { Finding } from '@greenlight/schema';
import { findFields } from '../markdown/find-fields.ts';
import type { MarkdownLine } from '../markdown/markdown-line.ts';
import { headingText } from '../markdown/read-markdown.ts';
import type { SpecPack } from '../spec-pack.ts';
import { readTemplate, type TemplateSection } from '../templates/read-template.ts';
import { type SpecFile, type SpecTemplates, specFiles } from '../templates/spec-template.ts';
import { createOwnText, type OwnText } from './own-text.ts';
import { capFindings, judgeFiles } from './pack-findings.ts';
import { type ReadFile, readPack } from './read-pack.ts';

const id = 'spec.G1';

/** No `{{…}}` is left, and each heading of the template is there with text of the author's below it. */
export function createContentGate(templates: SpecTemplates): Gate<SpecPack> {
  const wanted = new Map(specFiles.map((file) => [file, readTemplate(templates[file])]));
  const ownTextOf = createOwnText(templates);
  return {
    id,
    checks: [
      (pack) => judgeFiles(id, pack),
      (pack) =>
        capFindings(
          id,
          readPack(pack).flatMap(({ file, text }) => judgeFields(file, text)),
        ),
      (pack) => {
        const own = ownTextOf(pack.id);
        const findings = readPack(pack).flatMap((read) => judgeSections(read, wanted.get(read.file) ?? [], own));
        return capFindings(id, findings);
      },
    ],
  };
}

function judgeFields(file: SpecFile, text: string): Finding[] {
  return findFields(text).map(({ line, name }) =>
    blocker(id, 'FIELD', `The field {{${name}}} is not filled`, {
      where: `${file}:${line}`,
      remedy: 'Write what belongs there in its place, braces and all.',
    }),
  );
}

function judgeSections(
  { file, lines, placeholders: found }: ReadFile,
  wanted: readonly TemplateSection[],
  own: OwnText,
): Finding[] {
  const placeholders = new Set(found.map(({ line }) => line));
  const headings = lines
    .filter(({ kind }) => kind === 'heading')
    .map((line) => ({ line, name: nameOf(line.level, headingText(line)) }));
  const find = ({ level, title }: TemplateSection) =>
    headings.filter(({ name }) => name === nameOf(level, title)).map(({ line }) => line);
  const known = new Set(wanted.flatMap(find));
  return wanted.flatMap((section) => {
    const there = find(section);
    if (there.length === 0) {
      const remedy = `Put the line "${section.heading}" back, and write below it.`;
      return [blocker(id, 'HEADING_MISSING', `The heading "${section.title}" is not there`, { where: file, remedy })];
    }
    return there
      .filter((heading) => !bodyOf(heading, lines, known).some((line) => own.isOwn(line, placeholders)))
      .map(({ number }) =>
        blocker(id, 'SECTION_EMPTY', `Nothing is written below "${section.title}" but what the template says`, {
          where: `${file}:${number}`,
          remedy: 'Write it in your own words. That something does not apply is said too, with the reason.',
        }),
      );
  });
}

/** What two headings have in common that are one: the level and the words. */
function nameOf(level: number, title: string): string {
  return `${level} ${title.toLowerCase()}`;
}

/** The lines below a heading, those of the author's own headings of a lower level among them. */
function bodyOf(
  heading: MarkdownLine,
  lines: readonly MarkdownLine[],
  known: ReadonlySet<MarkdownLine>,
): readonly MarkdownLine[] {
  const rest = lines.slice(heading.number);
  const end = rest.findIndex((line) => line.kind === 'heading' && (known.has(line) || line.level <= heading.level));
  return end < 0 ? rest : rest.slice(0, end);
}
