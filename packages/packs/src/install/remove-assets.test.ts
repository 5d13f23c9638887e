import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageManifest } from '@greenlight/schema';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeAssets } from './remove-assets.ts';

const manifest = packageManifest.parse({
  schema_version: 1,
  package_id: 'PKG-A',
  version: '1.0.0',
  title: 'A',
  assets: [],
});

let packages: string;
beforeEach(() => {
  packages = mkdtempSync(join(tmpdir(), 'removed-'));
  mkdirSync(join(packages, 'PKG-A'));
});
afterEach(() => rmSync(packages, { recursive: true }));

it('goes on where it was cut off between the folder of the version and that of the package', async () => {
  expect(await removeAssets(join(packages, 'PKG-A/1.0.0'), manifest)).toEqual({ removed: 0, kept: [] });
  expect(existsSync(join(packages, 'PKG-A'))).toBe(false);
});

it('leaves a link in the place of the folder, and says so', async () => {
  symlinkSync(tmpdir(), join(packages, 'PKG-A/1.0.0'));
  expect((await removeAssets(join(packages, 'PKG-A/1.0.0'), manifest)).kept).toEqual([{ path: '', why: 'changed' }]);
  expect(existsSync(join(packages, 'PKG-A/1.0.0'))).toBe(true);
});
