import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder whose every file is a handler. */
export const handlersFolder = fileURLToPath(new URL('../src/handlers/', import.meta.url));

/** The text of `handlers/index.ts` for the files that stand beside it. A bundle has no folder to look into, so it is written out. */
export function renderHandlerIndex(folder: string): string {
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts',
  );
  const handlers = files.sort().map((file) => ({ file, name: identifierOf(file) }));
  return [
    '// Written by scripts/generate-handlers.ts from the files of this folder. Do not edit.',
    "import type { ChatHandler } from '../handler.ts';",
    ...handlers.map(({ file, name }) => `import ${name} from './${file}';`),
    '',
    '/** The handlers of this folder, by file name. */',
    `export const builtInHandlers: readonly ChatHandler[] = [${handlers.map(({ name }) => name).join(', ')}];`,
    '',
  ].join('\n');
}

/** Writes `handlers/index.ts` anew. */
export function generateHandlers(folder: string = handlersFolder): void {
  writeFileSync(join(folder, 'index.ts'), renderHandlerIndex(folder));
}

function identifierOf(file: string): string {
  return file.slice(0, -'.ts'.length).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateHandlers();
