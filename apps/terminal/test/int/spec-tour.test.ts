import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSpecPack, specFields } from '@greenlight/specs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';

// packages/specs/README.md, followed from its first line to its last: what it says to run is run, and what it shows must be what comes.

const page = readFileSync(fileURLToPath(new URL('../../../../packages/specs/README.md', import.meta.url)), 'utf8');
const steps = [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, text = '']) =>
  text
    .split(/^\$ /m)
    .slice(1)
    .map((step) => ({ line: step.slice(0, step.indexOf('\n')), shown: plain(step.slice(step.indexOf('\n') + 1)) })),
);

let greenlight: BuiltCommand;
beforeAll(async () => {
  greenlight = await buildCommand();
  mkdirSync(path.join(greenlight.workspace, '.greenlight'));
});
afterAll(() => greenlight.remove());

it('shows what comes', async () => {
  expect(steps.length).toBeGreaterThan(8);
  for (const { line, shown } of steps) {
    const came = plain(await run(line));
    const gap = shown.indexOf('…');
    if (gap < 0) expect([line, ...came]).toEqual([line, ...shown]);
    else {
      const after = shown.slice(gap + 1);
      expect([line, ...came.slice(0, gap), '…', ...came.slice(-after.length)]).toEqual([line, ...shown]);
    }
  }
}, 60_000);

it('has the same hash wherever it says what was judged', async () => {
  const log = await run('cat docs/specs/FILM-NIGHT-001/artifacts/gate_logs/G1_*.log');
  const sum = await run('cd docs/specs/FILM-NIGHT-001 && sha256sum 0[0-7]_*.md | sha256sum');
  expect(log).toContain(`judged:  sha256:${sum.slice(0, 64)}\n`);
});

async function run(line: string): Promise<string> {
  const [program, ...argv] = line.split(' ');
  if (program === '$EDITOR') return fillIn();
  if (program !== 'greenlight')
    return spawnSync('sh', ['-c', line], { cwd: greenlight.workspace, encoding: 'utf8' }).stdout;
  const { stdout, stderr } = await greenlight.run(argv);
  return stdout + stderr;
}

function fillIn(): string {
  const values = Object.fromEntries(specFields.map((name) => [name, `What is true of ${name}.`]));
  for (const [file, text] of Object.entries(createSpecPack({ id: 'FILM-NIGHT-001', values })))
    writeFileSync(path.join(greenlight.workspace, 'docs/specs/FILM-NIGHT-001', file), text);
  return '';
}

/** The lines without what differs from one run to the next: times and hashes. */
function plain(text: string): string[] {
  return text
    .replace(/\b[0-9a-f]{64}\b/g, 'HASH')
    .replace(/\d{8}T\d{6}\.\d{3}Z(-\d+)?/g, 'TIME')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .split('\n')
    .filter((line) => line !== '');
}
