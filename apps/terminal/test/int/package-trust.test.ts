import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { dice, grantAdmin, writeSource } from '../support/package-source.ts';
import { typeTo } from '../support/typed.ts';

let greenlight: BuiltCommand;
let admin: Record<string, string>;
let key: string;
let keyId: string;
beforeAll(async () => {
  greenlight = await buildCommand();
  admin = await grantAdmin(greenlight);
  writeSource(path.join(greenlight.workspace, 'source'), { package_id: 'PKG-DICE' }, { 'dice.mjs': dice() });
  await greenlight.run(['package', 'stage', 'source'], { env: admin });
  const signed = JSON.parse((await greenlight.run(['package', 'sign', 'PKG-DICE', '--json'])).stdout);
  [key, keyId] = [signed.public_key, signed.key_id];
});
afterAll(() => greenlight.remove());

const trusted = () => path.join(greenlight.configFolder, 'trust', `${keyId}.pem`);
const answer = async (text: string) => {
  const session = typeTo(`'${process.execPath}' '${greenlight.file}' package trust '${key}'`, {
    cwd: greenlight.workspace,
    env: greenlight.environment(),
  });
  await session.until("Type the key's id to trust it:");
  session.type(`${text}\n`);
  return { code: await session.ended, shown: session.shown() };
};

it('is not for a program to say', async () => {
  const { code, stderr } = await greenlight.run(['package', 'trust', key], { input: `${keyId}\n` });
  expect(code).toBe(5);
  expect(stderr).toContain("Whom to trust is a person's to say");
  expect(existsSync(trusted())).toBe(false);
});

it('takes a key when its id was typed, and nothing else', async () => {
  expect((await answer('yes')).code).toBe(1);
  expect(existsSync(trusted())).toBe(false);
  const { code, shown } = await answer(keyId);
  expect([code, shown.includes(`The key ${keyId} is trusted.`)]).toEqual([0, true]);
  expect(statSync(trusted()).mode & 0o077).toBe(0);
  expect((await greenlight.run(['package', 'install', 'PKG-DICE'], { env: admin })).code).toBe(0);
});

it.each([
  [
    'a private key',
    () => path.join(greenlight.configFolder, 'keys', only(path.join(greenlight.configFolder, 'keys')), 'packages.pem'),
    1,
  ],
  ['no key', () => write('no.pem', 'hello'), 1],
  ['no file', () => path.join(greenlight.workspace, 'gone.pem'), 2],
])('%s is refused before anything is asked', async (_what, file, exit) => {
  const { code, stderr } = await greenlight.run(['package', 'trust', file()]);
  expect(stderr).not.toContain('person');
  expect(code).toBe(exit);
});

function only(folder: string): string {
  return readdirSync(folder)[0] ?? '';
}

function write(name: string, text: string): string {
  writeFileSync(path.join(greenlight.workspace, name), text);
  return path.join(greenlight.workspace, name);
}
