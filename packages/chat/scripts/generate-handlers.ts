import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder whose every file is a handler. */
export const handlersFolder = fileURLToPath(new URL('../src/handlers/', import.meta.url));

/** The text of `handlers/index.ts` for the files that stand beside it. A bundle has no folder to look into, so it is written out. */
export function renderHandlerIndex(folder: string): string {
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
function renderList(names: readonly string[]): string {
  const start = 'export const builtInHandlers: readonly ChatHandler[] = [';
  const line = `${start}${names.join(', ')}];`;
  return line.length <= 120 ? line : `${start}\n${names.map((name) => `  ${name},\n`).join('')}];`;
}

/** Writes `handlers/index.ts` anew. */
export function generateHandlers(folder: string = handlersFolder): void {
  writeFileSync(join(folder, 'index.ts'), renderHandlerIndex(folder));
}

function identifierOf(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateHandlers();
