import { findProductCatalog, openDesk, type PackageDesk } from '@greenlight/packs/desk';
import { configFolderOf } from '../keys/config-folder.ts';

// The command's bundle holds this, and what it imports, in a module beside the script that every start reads.
export { createDeskFace, PackageHandlers } from '@greenlight/packs/desk';

/** The packages of a workspace, as this user sees them. Loaded by `import()`: it is not small. */
export function deskOf(workspace: string, env: Readonly<Record<string, string | undefined>>): PackageDesk {
  return openDesk({
    workspace,
    configFolder: configFolderOf(env),
    productCatalog: findProductCatalog(import.meta.url),
  });
}
