import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileLedgerStore } from '@greenlight/ledger';
import { signArchive } from '@greenlight/packs';
import { startModelServer } from '@greenlight/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let home: string;
let workspace: string;
let admin: Visitor;
let ada: Visitor;
let project: string;
const id = 'PKG-LIGHTHOUSE';
const endings = ['Lamp', 'Fog', 'Tide', 'Gull', 'Rope', 'Salt'];
const files = {
  'dice.mjs': `export default { name: 'dice', description: 'Rolls dice.', category: 'other', answers: [], requires: 'read',
  patterns: ['roll {count} dice'], async run() { return { response: 'Six.', reads: [], writes: [] }; } };\n`,
  'tale.json': JSON.stringify({
    schema_version: 1,
    genre: 'lighthouse-tale',
    endings: endings.map((title) => ({ title, line: `The ${title} has the last word.` })),
  }),
  'cold.md': '---\nname: no-hugs\npurpose: ending\n---\nNo hugs at the end of {title}.\n',
};
const kinds = { 'dice.mjs': 'handler', 'tale.json': 'genre', 'cold.md': 'prompt' };

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'greenlight-home-'));
  workspace = path.join(home, 'film');
  const source = path.join(workspace, 'catalog', 'lighthouse');
  mkdirSync(source, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(source, name), text);
  const assets = Object.entries(kinds).map(([name, kind]) => ({ path: name, kind }));
  const manifest = { schema_version: 1, package_id: id, version: '1.0.0', title: 'Lighthouse', assets };
  writeFileSync(path.join(source, 'manifest.json'), JSON.stringify(manifest));
  running = await startStudio({ HOME: home, GREENLIGHT_WORKSPACE: workspace });
  admin = await signUpAdmin(running);
  ada = await running.signUp('Ada');
  project = await ada.createProject();
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  rmSync(home, { recursive: true });
});

async function signUpAdmin(studio: RunningStudio): Promise<Visitor> {
  const invite = new URL(String(studio.inviteLink)).searchParams.get('invite') ?? '';
  return studio.signUp('Admin', { 'x-greenlight-invite': invite });
}

let adminProject: string | undefined;
async function asAdmin(message: string) {
  adminProject ??= await admin.createProject();
  const { body, status } = await admin.say(message, { projectId: adminProject });
  expect(status).toBe(200);
  return body;
}
const asAda = async (message: string) => (await ada.say(message, { projectId: project })).body;

async function packageEntries() {
  const ledger = createFileLedgerStore({ root: path.join(workspace, '.greenlight') });
  const found = [];
  for await (const entry of ledger.read('packages')) found.push(entry);
  await ledger.close();
  return found;
}

describe('packages on the page', () => {
  test.each(['list packages', `inspect ${id}`, `stage ${id}`, `preflight ${id}`, `install ${id}`, `uninstall ${id}`])(
    'are denied to who is no admin of the studio: %s',
    async (message) => {
      const { response, errors, changeSetId } = await asAda(message);
      expect(response).toBe('This needs the capability admin, and this turn has write. Nothing was done.');
      expect(errors).toMatchObject([{ code: 'FORBIDDEN' }]);
      expect(changeSetId).toBeNull();
      expect(await packageEntries()).toEqual([]);
    },
  );

  test('are listed and staged by an admin', async () => {
    expect((await asAdmin('list packages')).response).toMatch(/\| `PKG-LIGHTHOUSE` +\| `1\.0\.0` +\| `Lighthouse`/);
    expect((await asAdmin(`stage ${id}`)).response).toContain(`Staged ${id} 1.0.0`);
    expect(await packageEntries()).toMatchObject([
      { type: 'PACKAGE', action: 'stage', actor: { kind: 'user', id: admin.id } },
    ]);
  });

  test('with code are refused while nobody who is trusted signed them', async () => {
    const { response, errors } = await asAdmin(`install ${id}`);
    expect(response).toContain('`package.G5` failed');
    expect(errors).toMatchObject([{ message: response }]);
    expect((await asAda('roll 2 dice')).response).not.toBe('Six.');
  });

  test('are installed, and what they bring is there for everybody at once', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    await signArchive(path.join(workspace, '.greenlight', 'staging', `${id}-1.0.0.tar.gz`), privateKey);
    const trust = path.join(home, '.config', 'greenlight', 'trust');
    mkdirSync(trust, { recursive: true });
    const pem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
    writeFileSync(path.join(trust, 'mine.pem'), pem);

    const { response } = await asAdmin(`install ${id}`);
    expect(response).toContain(`Installed ${id} 1.0.0.`);
    expect((await asAda('roll 2 dice')).response).toBe('Six.');
    const told = await asAda('suggest three endings');
    expect(told.response.match(/The \w+ has the last word\./g)).toHaveLength(3);
    expect(told.response).toContain(`\`${id}\``);
    expect(told.changeSetId).toBeNull();
    expect((await asAdmin('show prompts')).response).toContain('`no-hugs`');
  });

  test('are there after the next start, and a model is told what their prompts say', async () => {
    await using model = await startModelServer({ type: 'text', text: 'It ends.' });
    await using second = await startStudio({
      HOME: home,
      GREENLIGHT_WORKSPACE: workspace,
      LLM_BASE_URL: model.url,
      LLM_MODEL: 'by-hand',
    });
    const ben = await second.signUp('Ben');
    const bens = await ben.createProject('Lanterns');
    expect((await ben.say('roll 2 dice', { projectId: bens })).body.response).toBe('Six.');
    expect((await ben.say('suggest three endings', { projectId: bens })).body.response).toBe('It ends.');
    const sent = JSON.stringify(model.requests.at(-1)?.body.messages);
    expect(sent).toContain('No hugs at the end of Lanterns.');
    expect(model.requests.at(-1)?.body).not.toHaveProperty('tools');
  });

  test('are uninstalled but for a changed file, and what they brought is gone', async () => {
    const file = `.greenlight/packages/${id}/1.0.0/cold.md`;
    appendFileSync(path.join(workspace, file), 'Mine.\n');
    const { response } = await asAdmin(`uninstall ${id}`);
    expect(response).toContain('2 files were removed.');
    expect(response).toContain(file);
    expect((await asAda('roll 2 dice')).response).not.toBe('Six.');
    expect((await asAda('suggest three endings')).response).not.toContain('has the last word');
    expect((await asAdmin('show prompts')).response).not.toContain('no-hugs');
  });
});
