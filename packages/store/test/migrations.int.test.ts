import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const room = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function check(folder: string): { status: number | null; said: string } {
  const program = path.join(folder, 'scripts/create-migration.ts');
  const done = spawnSync(process.execPath, ['--import', 'tsx', program, '--check'], { cwd: room, encoding: 'utf8' });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

test('the committed migrations bring a database to what the collections say', () => {
  const { status, said } = check(room);
  expect(status, said).toBe(0);
});

test('a collection that has changed since is noticed, and nothing is written', () => {
  // Beside the room, so that the copy finds the same packages.
  const copy = mkdtempSync(path.join(room, '../../dist-test-store-'));
  try {
    for (const name of ['src', 'scripts', 'package.json'])
      cpSync(path.join(room, name), path.join(copy, name), { recursive: true });
    const story = path.join(copy, 'src/collections/story.ts');
    writeFileSync(
      story,
      readFileSync(story, 'utf8').replace(
        "{ name: 'occupation', type: 'text' },",
        "{ name: 'occupation', type: 'text' }, { name: 'height', type: 'number' },",
      ),
    );
    const { status, said } = check(copy);
    expect(status).toBe(1);
    expect(said).toMatch(/npm run migration -- NAME/);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
