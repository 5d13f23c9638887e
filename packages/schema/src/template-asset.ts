import * as z from 'zod';

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const field = /\{\{([^{}]*)\}\}/g;
const fieldName = /^\s*[A-Za-z][A-Za-z0-9_ -]{0,79}\s*$/;

/** A file of kind `template`: Markdown with headings, each once, and `{{fields}}` for somebody to fill in. */
export const templateAsset = z
  .string()
  .max(250_000, 'must be 250,000 characters or fewer')
  .refine((text) => !controls.test(text), 'has control characters')
  .superRefine((text, context) => {
    for (const message of findTemplateFaults(text)) context.addIssue({ code: 'custom', message });
  });

function findTemplateFaults(text: string): string[] {
  const headings = headingsOf(text);
  const doubled = headings.filter((heading, index) => headings.indexOf(heading) < index);
  const misnamed = [...text.matchAll(field)].filter(([, name = '']) => !fieldName.test(name)).map(([whole]) => whole);
  const isOpen = /\{\{|\}\}/.test(text.replaceAll(field, ''));
  return [
    ...(headings.length === 0 ? ['has no heading'] : []),
    ...doubled.map((heading) => `has the heading "${heading.slice(0, 80)}" twice`),
    ...misnamed.map((whole) => `has a field without a proper name: ${whole.slice(0, 80)}`),
    ...(isOpen ? ['has a "{{" or a "}}" without its partner'] : []),
  ];
}

/** The texts of a Markdown document's `#` headings, but for those in fenced code. */
function headingsOf(text: string): string[] {
  let fence: string | undefined;
  return text.split(/\r?\n/).flatMap((line) => {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (mark && !fence) fence = mark;
    else if (mark && fence && mark.startsWith(fence)) fence = undefined;
    const [, heading] = fence ? [] : (/^ {0,3}#{1,6}\s+(\S.*)$/.exec(line) ?? []);
    return heading ? [heading.replace(/\s+#+\s*$/, '').trim()] : [];
  });
}
