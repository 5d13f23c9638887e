import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** JSON as the house's formatter writes it, so that a generated file passes the lint too. */
export function formatJson(value: unknown): string {
  const program = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const done = spawnSync(process.execPath, [program, 'format', '--stdin-file-path=generated.json'], {
    cwd: root,
    input: JSON.stringify(value, null, 2),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status !== 0) throw new Error(`The formatter failed: ${done.stderr}`);
  return done.stdout;
}
