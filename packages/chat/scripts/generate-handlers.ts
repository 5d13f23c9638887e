import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderHandlerIndex } from './render-handler-index.mjs';

export { renderHandlerIndex };

/** The folder whose every file is a handler. */
export const handlersFolder = fileURLToPath(new URL('../src/handlers/', import.meta.url));

/** Writes `handlers/index.ts` anew. */
export function generateHandlers(folder: string = handlersFolder): void {
  writeFileSync(join(folder, 'index.ts'), renderHandlerIndex(folder));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateHandlers();
