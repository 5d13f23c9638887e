import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileLedgerStore } from '@greenlight/ledger';
import { createPackages, loadTrust } from '@greenlight/packs';
import { expect, test } from 'vitest';
import { catalog, genres, sourceOf, workflows } from './read-catalog.ts';

const actor = { kind: 'local', id: 'owner' } as const;

test('the packages that ship install beside each other, trusted by their hashes', async () => {
  const workspace = mkdtempSync(path.join(tmpdir(), 'greenlight-catalog-'));
  const root = path.join(workspace, '.greenlight');
  const ledger = createFileLedgerStore({ root });
  const trust = await loadTrust({ folder: path.join(workspace, 'nobody') });
  const packages = createPackages({ workspace, root, ledger, trust, catalogFolders: [catalog], now: () => new Date() });
  try {
    for (const folder of [...genres, ...workflows]) {
      const target = { id: sourceOf(folder).package_id };
      await packages.stage({ actor, target });
      await packages.install({ actor, target });
    }
    const { installed } = await packages.list();
    expect(installed.map(({ manifest, signed_by }) => [manifest.package_id, signed_by])).toEqual(
      [...genres, ...workflows]
        .map((folder) => sourceOf(folder).package_id)
        .sort()
        .map((id) => [id, 'trusted']),
    );
  } finally {
    await ledger.close();
    rmSync(workspace, { recursive: true });
  }
});
