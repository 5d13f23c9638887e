import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of packages that ships with the product, found from the address of a module of it, bundled or not; undefined where it was
 * not shipped.
 */
export function findProductCatalog(module: string): string | undefined {
  for (let folder = dirname(fileURLToPath(module)); ; folder = dirname(folder)) {
    const isProduct = existsSync(join(folder, 'apps', 'terminal', 'package.json'));
    if (isProduct && existsSync(join(folder, 'catalog'))) return join(folder, 'catalog');
    if (folder === dirname(folder)) return undefined;
  }
}
