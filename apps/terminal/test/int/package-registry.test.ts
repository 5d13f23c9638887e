import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { grantAdmin } from '../support/package-source.ts';

let greenlight: BuiltCommand;
let admin: Record<string, string>;
beforeEach(async () => {
  greenlight = await buildCommand();
  admin = await grantAdmin(greenlight);
});
afterEach(() => greenlight.remove());

const registry = (...argv: string[]) => greenlight.run(['registry', ...argv], { env: admin });
const rows = async () => JSON.parse((await registry('list', '--json')).stdout).rows;
const table = (name: string) => path.join(greenlight.workspace, 'registries', name);

describe('the rollback of the chat', () => {
  it.each(['FMWK-CHAT-001', 'SPEC-CHAT-001'])('%s taken out disables the chat, put back enables it', async (id) => {
    const removed = await registry('remove', id.toLowerCase());
    expect(removed.code).toBe(0);
    expect(removed.stderr).toContain('The chat is disabled here.');

    const refused = await greenlight.run(['chat', 'help']);
    expect([refused.code, refused.stdout]).toEqual([5, '']);
    expect(refused.stderr).toContain(`greenlight registry add ${id}`);
    const piped = await greenlight.run(['chat'], { input: '{"query":"help"}\n' });
    expect([piped.code, JSON.parse(piped.stdout).error.code]).toEqual([5, 'LOCKED']);

    expect((await rows()).map((row: { id: string }) => row.id)).not.toContain(id);
    expect(await registry('add', id)).toMatchObject({ code: 0, stdout: expect.stringContaining(`Added ${id}`) });
    expect((await greenlight.run(['chat', 'help'])).stdout).toMatch(/^Available commands/);
  });

  it('leaves the other commands alone, and is on the ledger', async () => {
    await registry('remove', 'FMWK-CHAT-001');
    expect((await greenlight.run(['package', 'list'])).code).toBe(0);
    expect((await greenlight.run(['token', 'list'])).code).toBe(0);
    const shown = (await greenlight.run(['ledger', 'show', 'packages'])).stdout;
    expect(shown).toMatch(/REGISTRY.*row_removed.*FMWK-CHAT-001/);
    expect((await greenlight.run(['ledger', 'verify', 'packages'])).code).toBe(0);
  });
});

describe('rows', () => {
  it('are the product’s own until one is changed', async () => {
    expect(await rows()).toMatchObject([
      { id: 'FMWK-CHAT-001', table: 'frameworks_registry.csv' },
      { id: 'SPEC-CHAT-001', table: 'specs_registry.csv', framework_id: 'FMWK-CHAT-001' },
    ]);
    expect(existsSync(path.join(greenlight.workspace, 'registries'))).toBe(false);
    expect((await registry('list')).stdout).toMatch(
      /^ID +TITLE +STATUS +VERSION +PLANE +CREATED\nFMWK-CHAT-001 {2}Chat interface /,
    );
  });

  it('are added by options and as they are written, and refused twice', async () => {
    const day = '--created-at=2026-01-31';
    expect((await registry('add', 'FMWK-TOOL-001', '--title', 'Tools, all', day)).code).toBe(0);
    expect(
      (await registry('add', 'SPEC-TOOL-001,"Tools, more",active,1.0.0,terminal,2026-01-31,FMWK-TOOL-001')).code,
    ).toBe(0);
    expect(readFileSync(table('frameworks_registry.csv'), 'utf8')).toContain(
      'FMWK-TOOL-001,"Tools, all",active,0.1.0,terminal,2026-01-31\n',
    );
    expect(readFileSync(table('specs_registry.csv'), 'utf8')).toContain(
      'SPEC-TOOL-001,"Tools, more",active,1.0.0,terminal,2026-01-31,FMWK-TOOL-001\n',
    );
    expect((await registry('add', 'FMWK-TOOL-001', '--title', 'Again')).code).toBe(1);
    expect((await registry('add', 'SPEC-TOOL-002', '--title', 'Lost')).code).toBe(3);
  });
});
