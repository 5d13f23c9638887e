import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeOwnership } from '@greenlight/store/owner';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { studioUrl } from './studio-url.ts';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'greenlight-url-'));
  mkdirSync(join(workspace, 'data'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const urlOf = (
  options: { env?: Record<string, string>; userConfig?: { GREENLIGHT_URL?: string }; named?: string } = {},
) => studioUrl({ env: {}, userConfig: {}, workspace, ...options });

async function withOwner(url: string | null, check: () => void): Promise<void> {
  const taken = await takeOwnership(join(workspace, 'data'), { url, waitMs: 0 });
  if (!taken.isOurs) throw new Error('the data folder is taken');
  try {
    check();
  } finally {
    taken.release();
  }
}

test('named, then the environment, then the file of the user, then the studio that runs here, then the default', async () => {
  const env = { GREENLIGHT_URL: 'https://two.example' };
  const userConfig = { GREENLIGHT_URL: 'https://three.example' };
  await withOwner('http://127.0.0.1:4444', () => {
    expect(urlOf({ named: 'https://one.example/', env, userConfig })).toBe('https://one.example');
    expect(urlOf({ env, userConfig })).toBe('https://two.example');
    expect(urlOf({ env: { GREENLIGHT_URL: '' }, userConfig })).toBe('https://three.example');
    expect(urlOf()).toBe('http://127.0.0.1:4444');
  });
  expect(urlOf()).toBe('http://localhost:3010');
});

test("a lock in the workspace sends nobody's password away: only this machine is believed", async () => {
  for (const url of ['https://evil.example', 'http://evil.example', 'file:///etc/passwd', 'nonsense', null]) {
    await withOwner(url, () => expect(urlOf()).toBe('http://localhost:3010'));
  }
});

test('the lock of a studio that is gone, a lock that is a link, or none at all is passed over', () => {
  const lock = join(workspace, 'data/owner.lock');
  writeFileSync(lock, JSON.stringify({ pid: 2 ** 30, url: 'http://localhost:4444' }));
  expect(urlOf()).toBe('http://localhost:3010');
  writeFileSync(lock, 'nonsense');
  expect(urlOf()).toBe('http://localhost:3010');
  rmSync(lock);
  symlinkSync('/dev/zero', lock);
  expect(urlOf()).toBe('http://localhost:3010');
});

test.each([
  ['http://studio.example', /must be https/],
  ['https://studio.example/path', /Say just https:\/\/studio\.example$/],
  ['https://studio.example/?x=1', /Say just/],
  ['studio', /no http or https address/],
])('%s is refused', (address, message) => {
  expect(() => urlOf({ named: address })).toThrow(message);
  expect(() => urlOf({ env: { GREENLIGHT_URL: address } })).toThrow(message);
});
