import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';

let greenlight: BuiltCommand;
let script: string;
let kept: string;
beforeEach(async () => {
  greenlight = await buildCommand();
  script = path.join(path.dirname(greenlight.file), 'program.js');
  kept = `${script}.cache`;
});
afterEach(() => greenlight.remove());

describe('what a chat command runs through', () => {
  it('is small, and has no database, no model, no story and no languages of a library in it', () => {
    expect(statSync(script).size).toBeLessThan(400_000);
    expect(readFileSync(script, 'utf8')).not.toMatch(/payloadcms|ai-sdk|drizzle|grandmother|Ung\\xFCltig/);
  });

  it.each([
    ['is there', () => expect(statSync(kept).size).toBeGreaterThan(0)],
    ['is gone', () => rmSync(kept)],
    ['is empty', () => writeFileSync(kept, '')],
    ['is damaged', () => writeFileSync(kept, readFileSync(kept).fill(7, 200, 4000))],
    ["is another program's", () => writeFileSync(kept, Buffer.alloc(5000, 1))],
  ])('works when what was compiled for it %s', async (_, arrange) => {
    arrange();
    const run = await greenlight.run(['chat', 'help']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Available commands/);
  });
});
