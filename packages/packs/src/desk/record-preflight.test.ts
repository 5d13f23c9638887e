import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileLedgerStore, verifyLedger } from '@greenlight/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from './open-desk.ts';
import type { PackageDesk } from './package-desk.ts';

const actor = { kind: 'local', id: 'owner' } as const;
const at = new Date('2026-11-20T15:12:00.123Z');
let home: string;
let desk: PackageDesk;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'greenlight-desk-'));
  mkdirSync(path.join(home, 'film/source'), { recursive: true });
  const manifest = { schema_version: 1, package_id: 'PKG-A', version: '1.0.0', title: 'A', assets: [] };
  writeFileSync(path.join(home, 'film/source/manifest.json'), JSON.stringify(manifest));
  desk = openDesk({ workspace: path.join(home, 'film'), configFolder: path.join(home, 'config'), now: () => at });
});
afterEach(async () => {
  await desk.close();
  rmSync(home, { recursive: true });
});

const inFilm = (...parts: string[]) => path.join(home, 'film', ...parts);
const target = { id: 'PKG-A' };
async function entries() {
  const ledger = createFileLedgerStore({ root: inFilm('.greenlight') });
  const found = [];
  for await (const entry of ledger.read('gates')) found.push(entry);
  expect(await verifyLedger(ledger, 'gates')).toMatchObject({ ok: true });
  await ledger.close();
  return found;
}

describe('a preflight', () => {
  it('leaves a log of all its gates, and an entry of each with the hash of the archive', async () => {
    const { sha256 } = await desk.stage({ target: { path: inFilm('source') }, actor });
    const view = await desk.preflight({ target, actor });
    expect(view).toMatchObject({
      passed: false,
      log: '.greenlight/gate_logs/PKG-A/PREFLIGHT_20261120T151200.123Z.log',
    });
    const log = readFileSync(inFilm(view.log ?? ''), 'utf8');
    expect(log).toContain(`target:  PKG-A 1.0.0\njudged:  sha256:${sha256}\nverdict: FAILED\n\npackage.SCHEMA passed`);
    expect(log).toContain('package.G5 failed: 1 blocker\n  blocker  ');
    expect(await entries()).toMatchObject(
      view.gates.map(({ gate, passed }) => ({ type: 'GATE', gate, passed, judged: `sha256:${sha256}`, actor })),
    );
    expect((await entries()).at(-1)).toMatchObject({ gate: 'package.G5', findings: [expect.any(String)] });
  });

  it('keeps its log when another one is made in the same millisecond, by an install too', async () => {
    await desk.stage({ target: { path: inFilm('source') }, actor });
    await desk.preflight({ target, actor });
    const refused = await desk.install({ target, actor });
    const installed = await desk.install({ target, actor, allowUnsigned: true });
    expect([refused.done, installed.done]).toEqual([false, true]);
    const logs = [refused, installed].map(({ preflight }) => path.basename(preflight.log ?? ''));
    expect(logs).toEqual(['PREFLIGHT_20261120T151200.123Z-2.log', 'PREFLIGHT_20261120T151200.123Z-3.log']);
    expect(readdirSync(inFilm('.greenlight/gate_logs/PKG-A'))).toHaveLength(3);
    expect(await entries()).toHaveLength(18);
  });

  it('of a file that is no package is on record too, whatever the file is called', async () => {
    const file = path.join(home, '..-evil\n.tar.gz');
    writeFileSync(file, 'no archive');
    const { log = '', passed } = await desk.preflight({ target: { path: file }, actor });
    expect([passed, path.dirname(log)]).toEqual([false, '.greenlight/gate_logs/no-package']);
    expect(readFileSync(inFilm(log), 'utf8')).toContain('target:  ..-evil .tar.gz\n');
  });

  it('stands, with a note, when it cannot be recorded: no log is written through a link', async () => {
    await desk.stage({ target: { path: inFilm('source') }, actor });
    mkdirSync(path.join(home, 'outside'));
    symlinkSync(path.join(home, 'outside'), inFilm('.greenlight/gate_logs'));
    const view = await desk.install({ target, actor, allowUnsigned: true });
    expect(view.done).toBe(true);
    expect(view.preflight.notes).toEqual([
      expect.stringMatching(/^What the gates said is not on record: .* is a link/),
    ]);
    expect([view.preflight.log, readdirSync(path.join(home, 'outside'))]).toEqual([undefined, []]);
  });
});
