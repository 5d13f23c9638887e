// JavaScript, because the build that runs before anything is compiled reads the folder too.
import { readdirSync } from 'node:fs';

export function renderHandlerIndex(folder) {
  const handlers = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  return [
    '// Written by scripts/generate-handlers.ts from the files of this folder. Do not edit.',
    "import type { ChatHandler } from '../handler.ts';",
    ...handlers.map((name) => `import ${identifierOf(name)} from './${name}.ts';`),
    '',
    '/** The handlers of this folder, by file name. */',
    renderList(handlers.map(identifierOf)),
    '',
  ].join('\n');
}

// As the formatter would have it: on one line while it fits.
function renderList(names) {
  const start = 'export const builtInHandlers: readonly ChatHandler[] = [';
  const line = `${start}${names.join(', ')}];`;
  return line.length <= 120 ? line : `${start}\n${names.map((name) => `  ${name},\n`).join('')}];`;
}

function identifierOf(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
