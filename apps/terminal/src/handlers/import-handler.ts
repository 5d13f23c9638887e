import { pathToFileURL } from 'node:url';

/** A module that is not there after this long is not waited for. */
const LOAD_LIMIT_MS = 5_000;

/** What a handler file exports as its default. Throws what the file throws, and for one that does not load in time. */
export async function importHandler(file: string): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`it did not load within ${LOAD_LIMIT_MS / 1000} s.`)), LOAD_LIMIT_MS);
  });
  try {
    const module = (await Promise.race([import(pathToFileURL(file).href), late])) as { default?: unknown };
    return module.default;
  } finally {
    clearTimeout(timer);
  }
}
