import { readdirSync } from 'node:fs';
import path from 'node:path';
import { repository } from './lint-imports.ts';

/** Every source of the repository under a folder, from the root: `packages/chat/src/index.ts`. */
export function sourceFiles(folder: string): string[] {
  const passedOver = new Set(['node_modules', '.next', '.git', 'dist', 'data', 'coverage', 'test-results']);
  return readdirSync(path.join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : sourceFiles(file);
    return /\.([cm]?[jt]s|tsx)$/.test(entry.name) && entry.name !== 'next-env.d.ts' ? [file] : [];
  });
}
