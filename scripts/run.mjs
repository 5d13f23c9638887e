// Runs a TypeScript program of the house with its arguments: `node scripts/run.mjs bench/main.ts --quick`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
ensureInstalled(root);
const [program, ...rest] = process.argv.slice(2);
const done = spawnSync(process.execPath, ['--import', 'tsx', path.join(root, program), ...rest], {
  stdio: 'inherit',
  cwd: root,
});
process.exit(done.status ?? 1);
