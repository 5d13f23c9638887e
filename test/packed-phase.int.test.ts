import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PackedPhase } from '@greenlight/schema';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../apps/studio/test/support/studio.ts';
import { createOutsideProgram, installCommand, type OutsideProgram } from './support/outside-program.ts';

// A phase that the studio packaged, in a workspace of somebody else's: the terminal's gates judge it by themselves.

let studio: RunningStudio;
let program: OutsideProgram;
let command: { remove(): void };
beforeAll(async () => {
  [studio, program] = await Promise.all([startStudio(), createOutsideProgram()]);
  command = await installCommand(program);
  mkdirSync(path.join(program.folder, '.greenlight')); // what makes a folder the workspace
});
afterAll(async () => {
  command.remove();
  program.remove();
  await studio[Symbol.asyncDispose]();
});

test('passes spec validate and gate --all, with the hash that the studio said, whatever its records say', async () => {
  const ada = await studio.signUp('Ada');
  const project = await ada.createProject('| # {{title}} `<b>` ../..');
  await ada.post('/api/characters', {
    project,
    name: 'Anna | ## Scope',
    description: '{{spec_id}}\n\n# Heading\n```',
  });
  await ada.patch(`/api/projects/${project}`, { logline: '## Scope\n\n{{x}}\n\n| a | b |\n```\nעברית 👩‍🚀' });
  const { body } = await ada.post<PackedPhase>(`/api/v1/projects/${project}/packs`, {});
  expect(body).toMatchObject({ target: 'FILM-TITLE-B-001', passed: true });
  const packed = await fetch(`${studio.url}/api/v1/projects/${project}/packs/${body.id}/download`, {
    headers: { authorization: `Bearer ${ada.token}` },
  });
  for (const [name, content] of Object.entries(unzipSync(new Uint8Array(await packed.arrayBuffer())))) {
    const file = path.join(program.folder, 'docs/specs', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  for (const line of [`spec validate ${body.target}`, `gate G0 ${body.target}`, `gate G1 ${body.target}`]) {
    const { status, stdout, stderr } = program.shell(`npx greenlight ${line}`);
    expect(status, `${line}: ${stdout}${stderr}`).toBe(0);
  }
  const { status, stdout } = program.shell(`npx greenlight gate --all ${body.target} --json`);
  expect([status, stdout]).toEqual([0, expect.stringContaining(body.judged)]);
});
