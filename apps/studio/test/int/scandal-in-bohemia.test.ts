import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startStudio } from '../support/studio.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');

test('a whole plot, told as a person types it, stands in the database at the end', async () => {
  await using studio = await startStudio();
  const { code, said } = await run('examples/scandal-in-bohemia/main.ts', studio.url);
  expect(code, said).toBe(0);
}, 120_000);

/** Runs a program of the repository from source, as its README says to. */
function run(program: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, program), ...args], { cwd: root });
    let said = '';
    for (const output of [child.stdout, child.stderr]) output.on('data', (piece) => (said += piece));
    child.once('exit', (code) => resolve({ code, said }));
  });
}
