import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { createHostileWorkspace, type HostileWorkspace, MARKER } from '@greenlight/testkit/hostile-workspace';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FilesPort } from '../files-port.ts';
import { createWorkspaceFiles } from './create-workspace-files.ts';

// A process of its own: what is judged in one go here is only met by somebody who does not wait for us.
const exchanger = `
const { renameSync, symlinkSync, writeFileSync, mkdirSync, rmSync } = require('node:fs');
const [root, outside] = process.argv.slice(1);
process.chdir(root);
console.log('ready');
for (;;) {
  symlinkSync(outside + '/secret.txt', 'next'); renameSync('next', 'swapped.txt');
  writeFileSync('next', 'open text'); renameSync('next', 'swapped.txt');
  renameSync('swapped', 'aside'); symlinkSync(outside + '/folder', 'swapped');
  rmSync('swapped'); renameSync('aside', 'swapped');
}`;

let workspace: HostileWorkspace;
let files: FilesPort;
let child: ChildProcess;
beforeAll(async () => {
  workspace = createHostileWorkspace();
  files = createWorkspaceFiles({ root: workspace.root });
  writeFileSync(join(workspace.root, 'swapped.txt'), 'open text');
  mkdirSync(join(workspace.root, 'swapped'));
  writeFileSync(join(workspace.root, 'swapped/deep.txt'), 'open text');
  child = spawn(process.execPath, ['-e', exchanger, workspace.root, workspace.outside], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout) await once(child.stdout, 'data');
});
afterAll(async () => {
  child.kill('SIGKILL');
  await once(child, 'close');
  workspace.remove();
});

async function askOften(ask: () => Promise<unknown>): Promise<Set<string>> {
  const answers = new Set<string>();
  for (let round = 0; round < 2000; round += 1) {
    const answer = await ask().then(
      (view) => JSON.stringify(view),
      (thrown: unknown) => {
        if (thrown instanceof GreenlightError) return thrown.code;
        throw thrown;
      },
    );
    expect(answer).not.toContain(MARKER);
    answers.add(answer);
  }
  return answers;
}

it.each<[string, () => Promise<unknown>]>([
  ['a file that is exchanged for a link', () => files.readDocument('swapped.txt')],
  ['a file whose folder is exchanged for a link', () => files.readDocument('swapped/deep.txt')],
  ['a folder that is exchanged for a link', () => files.listFolder('swapped')],
])('shows nothing from outside, though it is met in both states: %s', async (_what, ask) => {
  const answers = await askOften(ask);
  expect(answers).toContain('FORBIDDEN');
  expect([...answers].some((answer) => answer.startsWith('{'))).toBe(true);
});

it.each<[string, () => Promise<unknown>]>([
  ['through the whole workspace', () => files.search('marker')],
  ['in the folder that is exchanged', () => files.search('e', { in: 'swapped' })],
])('finds nothing outside %s', async (_where, ask) => {
  await askOften(ask);
});
