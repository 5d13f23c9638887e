// `npm run generate`: writes what is made from the sources (API reference, OpenAPI, JSON Schemas, hashes of the catalog, templates of
// spec packs). With `--check` it writes nothing and exits 1 when a file is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeApi } from '../apps/studio/src/api/openapi/describe-api.ts';
import { routes } from '../apps/studio/src/api/routes.ts';
import { VERSION } from '../apps/studio/src/compose.ts';
import { handlersFolder, renderHandlerIndex } from '../packages/chat/scripts/generate-handlers.ts';
import { writeApiReference } from './generate/api-reference.ts';
import { chatRequestSchema, chatResponseSchema } from './generate/chat-schemas.ts';
import { formatJson } from './generate/format-json.ts';
import { renderProductRegistries } from './generate/product-registries.ts';
import { readSpecTemplates, renderSpecTemplates, specTemplatesFolder } from './generate/spec-templates.ts';
import { hashCatalog, renderTrustedCatalog } from './generate/trusted-catalog.ts';

export const repository = path.resolve(import.meta.dirname, '..');

export interface GeneratedFile {
  /** From the repository's root. */
  path: string;
  text: string;
}

/** Every generated file as it should be. The same sources give the same bytes. */
export async function generateFiles(): Promise<GeneratedFile[]> {
  const trusted = await hashCatalog(repository);
  return [
    { path: 'packages/chat/src/handlers/index.ts', text: renderHandlerIndex(handlersFolder) },
    { path: 'packages/packs/src/registries/product-registries.ts', text: renderProductRegistries(repository) },
    { path: 'catalog/trusted.json', text: formatJson(trusted) },
    { path: 'packages/packs/src/trust/trusted-catalog.ts', text: renderTrustedCatalog(trusted) },
    {
      path: 'packages/specs/src/templates/spec-templates.ts',
      text: renderSpecTemplates(readSpecTemplates(path.join(repository, specTemplatesFolder))),
    },
    { path: 'docs/api-reference.md', text: await writeApiReference(routes) },
    { path: 'docs/openapi.json', text: formatJson(describeApi(routes, VERSION)) },
    { path: 'schemas/chat_request.json', text: formatJson(chatRequestSchema()) },
    { path: 'schemas/chat_response.json', text: formatJson(chatResponseSchema()) },
  ];
}

/** The files that are not what they should be, or are missing. */
export function findStale(files: readonly GeneratedFile[], root = repository): string[] {
  return files.filter((file) => readIfThere(path.join(root, file.path)) !== file.text).map((file) => file.path);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function main(): Promise<number> {
  const files = await generateFiles();
  const stale = findStale(files);
  if (process.argv.includes('--check')) {
    for (const file of stale) console.error(`${file} is stale. Run: npm run generate`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const file of files) {
    mkdirSync(path.dirname(path.join(repository, file.path)), { recursive: true });
    writeFileSync(path.join(repository, file.path), file.text);
  }
  console.log(stale.length === 0 ? 'Nothing had changed.' : `Written: ${stale.join(', ')}`);
  return 0;
}

// The routes bring Payload along, which keeps a process open.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(await main());
