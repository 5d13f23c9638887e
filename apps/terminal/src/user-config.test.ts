import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseSafeAddress, readUserConfig, settingOf, withUserConfig } from './user-config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greenlight-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string) => writeFileSync(join(folder, 'config.json'), text, { mode: 0o600 });

test('no file is an empty one', async () => {
  expect(await readUserConfig(folder)).toEqual({});
  expect(await readUserConfig(join(folder, 'absent'))).toEqual({});
});

test('the environment goes before the file, an empty value counts as not set', async () => {
  write('{"LLM_MODEL":"small","GREENLIGHT_URL":"https://studio.example"}');
  const config = await readUserConfig(folder);
  expect(settingOf('LLM_MODEL', { LLM_MODEL: 'large' }, config)).toBe('large');
  expect(settingOf('LLM_MODEL', { LLM_MODEL: '' }, config)).toBe('small');
  expect(settingOf('LLM_API_KEY', {}, config)).toBeUndefined();
  expect(withUserConfig({ PATH: '/bin', LLM_MODEL: 'large' }, config)).toMatchObject({
    PATH: '/bin',
    LLM_MODEL: 'large',
    GREENLIGHT_URL: 'https://studio.example',
  });
});

test.each([
  ['{"LLM_MODLE":"x"}', /unknown key "LLM_MODLE"\. There are: GREENLIGHT_TOKEN, /],
  ['{"PAYLOAD_SECRET":"x"}', /unknown key "PAYLOAD_SECRET"/],
  ['{"__proto__":"x"}', /unknown key "__proto__"/],
  ['{"LLM_TIMEOUT_MS":5}', /must have a text as LLM_TIMEOUT_MS/],
  ['[]', /must hold one JSON object/],
  ['null', /must hold one JSON object/],
  ['{', /is not JSON/],
])('%s is refused', async (text, message) => {
  write(text);
  await expect(readUserConfig(folder)).rejects.toThrow(message);
});

test('a file that others can read is refused, a link too', async () => {
  write('{}');
  chmodSync(join(folder, 'config.json'), 0o644);
  await expect(readUserConfig(folder)).rejects.toThrow(/can be read by others \(mode 644\)\. Run: chmod 600/);
  rmSync(join(folder, 'config.json'));
  symlinkSync('/dev/zero', join(folder, 'config.json'));
  await expect(readUserConfig(folder)).rejects.toThrow(/is a link/);
});

test.each([
  'https://studio.example',
  'http://localhost:3010',
  'http://127.0.0.1:1',
  'http://[::1]:3010',
  'HTTP://LOCALHOST',
])('%s is a safe address', (text) => expect(parseSafeAddress(text, 'X').href).toBeTruthy());

test.each([
  ['http://studio.example', /must be https/],
  ['http://127.0.0.1.evil.example', /must be https/],
  ['http://localhost.evil.example', /must be https/],
  ['http://0.0.0.0:3010', /must be https/],
  ['http://192.168.1.5', /must be https/],
  ['https://ada:secret@studio.example', /name or a password/],
  ['http://localhost@evil.example', /name or a password/],
  ['ftp://localhost', /no http or https/],
  ['javascript:alert(1)', /no http or https/],
  ['localhost:3010', /no http or https/],
  ['', /no http or https/],
])('%s is refused', (text, message) => {
  expect(() => parseSafeAddress(text, 'X')).toThrow(message);
  expect(() => parseSafeAddress(text, 'X')).not.toThrow(/secret/);
});

test('the address of a model must be safe as well', () => {
  expect(() => withUserConfig({ LLM_BASE_URL: 'http://models.example/v1' }, {})).toThrow(
    /LLM_BASE_URL .*must be https/,
  );
  expect(withUserConfig({ LLM_BASE_URL: 'http://localhost:11434/v1' }, {})).toMatchObject({
    LLM_BASE_URL: 'http://localhost:11434/v1',
  });
});
