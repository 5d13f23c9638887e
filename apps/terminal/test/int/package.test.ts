import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createFileLedgerStore } from '@greenlight/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand, type Ran } from '../support/command.ts';
import { coldPrompt, dice, grantAdmin, tale, trustOwnKey, writeSource } from '../support/package-source.ts';

let greenlight: BuiltCommand;
let admin: Record<string, string>;
const id = 'PKG-LIGHTHOUSE';
beforeAll(async () => {
  greenlight = await buildCommand();
  admin = await grantAdmin(greenlight);
  writeSource(
    inWorkspace('source'),
    { package_id: id, title: 'Lighthouse' },
    { 'dice.mjs': dice(), 'tale.json': tale, 'cold.md': coldPrompt },
  );
});
afterAll(() => greenlight.remove());

const inWorkspace = (...parts: string[]) => path.join(greenlight.workspace, ...parts);
const asAdmin = (...argv: string[]): Promise<Ran> => greenlight.run(argv, { env: admin });
const chat = (query: string, env: Record<string, string> = {}) => greenlight.run(['chat', query], { env });
const json = async (...argv: string[]) => JSON.parse((await asAdmin(...argv, '--json')).stdout);
async function entries(stream: string) {
  const ledger = createFileLedgerStore({ root: inWorkspace('.greenlight') });
  const found = [];
  for await (const entry of ledger.read(stream)) found.push(entry);
  await ledger.close();
  return found;
}

describe('what was typed', () => {
  it.each([
    [['package'], 'package needs one of list, inspect'],
    [['package', 'steal'], 'package has no "steal"'],
    [['package', 'install'], 'package install needs ID|FILE'],
    [['package', 'install', 'PKG_BAD'], '"PKG_BAD" is not a package id; one looks like PKG-GENRE-HEIST'],
    [['package', 'install', 'PKG-../../etc'], '"PKG-../../etc" is not a package id'],
    [['package', 'uninstall', 'heist'], '"heist" is not a package id'],
    [['package', 'install', 'PKG-A', 'one'], '"one" is not a version'],
    [['package', 'install', './a.tar.gz', '1.0.0'], 'a file has its own'],
    [['package', 'preflight', 'PKG-A', '1.0.0-01'], '"1.0.0-01" is not a version'],
    [['package', 'inspect', './a.tar.gz', '1.0.0'], 'a file has its own'],
    [['package', 'list', '--everything'], "Unknown option '--everything'"],
    [['package', 'stage', 'a', 'b'], 'package stage does not take "b"'],
    [['registry', 'remove', 'chat'], '"chat" is not the id of a row'],
    [['registry', 'add', 'TOOL-X-1', '--title', 'x'], 'neither a framework'],
    [['registry', 'add', 'FMWK-NEW-001'], 'needs --title'],
    [['registry', 'sort'], 'registry has no "sort"'],
  ])('%j is no command of ours', async (argv, message) => {
    const { code, stderr, stdout } = await asAdmin(...argv);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(message);
  });

  it.each([
    [['package', 'install', 'PKG-NOBODY'], 'There is no package PKG-NOBODY'],
    [['package', 'install', 'PKG-HEIST'], 'Did you mean PKG-GENRE-HEIST?'],
    [['package', 'install', 'PKG-GENRE-HEIST', '9.9.9'], 'There is 1.0.0.'],
    [['package', 'preflight', 'PKG-GENRE-HEIST', '9.9.9'], 'There is 1.0.0.'],
    [['package', 'inspect', 'PKG-GENRE-HEIST', '9.9.9'], 'There is 1.0.0.'],
    [['package', 'sign', 'PKG-GENRE-HEIST', '9.9.9'], 'There is 1.0.0.'],
    [['package', 'inspect', './gone.tar.gz'], 'gone.tar.gz'],
    [['package', 'stage', './gone'], 'gone'],
    [['package', 'stage', 'PKG-GENRE-HEST'], 'Did you mean PKG-GENRE-HEIST?'],
    [['package', 'uninstall', 'PKG-NOBODY'], 'Nothing is installed here.'],
    [['registry', 'remove', 'FMWK-NOT-001'], 'FMWK-NOT-001'],
  ])('%j is not found', async (argv, message) => {
    const { code, stderr } = await asAdmin(...argv);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe('without the capability admin', () => {
  it.each([
    ['stage', 'source'],
    ['preflight', id],
    ['install', id],
    ['uninstall', id],
  ])('package %s is denied, told how to get it, and on the audit ledger', async (action, target) => {
    const { code, stderr, stdout } = await greenlight.run(['package', action, target]);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain(`package ${action} ${target} needs the capability admin, and you have write`);
    expect(stderr).toContain('greenlight token grant --capability admin');
    expect((await entries('audit')).at(-1)).toMatchObject({
      type: 'ACCESS',
      action: 'command_denied',
      subject: `package ${action} ${target}`,
      detail: { needed: 'admin', held: 'write' },
    });
  });

  it('a registry is not changed', async () => {
    const { code, stdout } = await greenlight.run(['registry', 'remove', 'FMWK-CHAT-001', '--json']);
    expect([code, JSON.parse(stdout).error.code]).toEqual([4, 'FORBIDDEN']);
    expect(existsSync(inWorkspace('registries'))).toBe(false);
  });

  it('a turn is DENIED, exits 4 and says how', async () => {
    const { code, stdout } = await greenlight.run(['chat', `install ${id}`, '--json']);
    const reply = JSON.parse(stdout);
    expect([code, reply.decision, reply.handler]).toEqual([4, 'DENIED', 'package-changes']);
    expect(reply.response).toContain('greenlight token grant --capability admin');
    expect(reply.classification.args).toEqual({ package: id });
  });

  it('lists and shows', async () => {
    expect(await greenlight.run(['package', 'list'])).toMatchObject({
      code: 0,
      stdout: 'No package is installed here.\n',
    });
    const { stdout } = await greenlight.run(['package', 'list', '--available']);
    expect(stdout).toMatch(/\| `PKG-GENRE-HEIST` +\| `1\.0\.0` +\| .*the product's catalog/);
  });
});

describe('a package from stage to use to uninstall', () => {
  it('is staged; the same source gives the same archive', async () => {
    const staged = await json('package', 'stage', 'source');
    expect(staged).toMatchObject({
      id,
      version: '1.0.0',
      isSigned: false,
      archive: `.greenlight/staging/${id}-1.0.0.tar.gz`,
    });
    expect(await json('package', 'stage', './source')).toMatchObject({ sha256: staged.sha256 });
  });

  it('is refused while nobody signed it, because it brings code', async () => {
    const { code, stdout } = await asAdmin('package', 'install', id, '--allow-unsigned');
    expect(code).toBe(1);
    expect(stdout).toContain('cannot be installed');
    expect(stdout).toMatch(/`package\.OWN` passed\n- `package\.G5` failed\n {2}- blocker: /);
    expect((await chat(`install ${id}`, admin)).code).toBe(1);
    expect((await asAdmin('package', 'list')).stdout).toBe('No package is installed here.\n');
  });

  it('is refused while its signer is not trusted', async () => {
    const { code, stdout, stderr } = await greenlight.run(['package', 'sign', id]);
    expect([code, stdout.trim()]).toEqual([0, inWorkspace('.greenlight', 'staging', `${id}-1.0.0.tar.gz.sig`)]);
    expect(stderr).toContain('greenlight package trust');
    const report = await json('package', 'preflight', id);
    expect([report.passed, report.gates.at(-1).gate]).toEqual([false, 'package.G5']);
    expect(readFileSync(inWorkspace(report.log), 'utf8')).toContain('verdict: FAILED');
    expect((await entries('gates')).at(-1)).toMatchObject({ type: 'GATE', gate: 'package.G5', passed: false });
  });

  it('is installed once it is', async () => {
    trustOwnKey(greenlight);
    const report = await json('package', 'preflight', id.toLowerCase());
    expect(report.gates.map(({ gate }: { gate: string }) => gate)).toEqual(
      ['SCHEMA', 'MANIFEST', 'G0A', 'G1', 'OWN', 'G5'].map((name) => `package.${name}`),
    );
    const { code, stdout } = await chat(`install ${id}`, admin);
    expect(code).toBe(0);
    expect(stdout).toContain(`Installed ${id} 1.0.0. Signed by key \`${report.signedBy}\``);
    expect((await entries('packages')).slice(-2)).toMatchObject([
      { type: 'PACKAGE', action: 'install', phase: 'started' },
      { type: 'PACKAGE', action: 'install', phase: 'done' },
    ]);
    expect((await asAdmin('package', 'install', id)).code).toBe(1);
  });

  it('is used: its handler, its genre, its prompt', async () => {
    expect(await chat('roll 2 dice')).toMatchObject({ code: 0, stdout: 'Six.\n' });
    expect((await chat('help')).stdout).toContain('- Rolls dice. `roll {count} dice`');
    const first = await chat('suggest three endings');
    expect(first.stdout.match(/The \w+ has the last word\./g)).toHaveLength(3);
    expect(first.stdout).toContain(`\`${id}\``);
    expect((await chat('show prompts')).stdout).toMatch(
      /\| `no-hugs` \| ending +\| `PKG-LIGHTHOUSE` \| `No hugs at the end of \{title\}\.`/,
    );
    expect((await chat(`inspect ${id}`)).stdout).toContain('Every file is as it was installed.');
  }, 120_000);

  it('has its handler run only while it is as it was signed, and its signer is trusted', async () => {
    const file = inWorkspace('.greenlight', 'packages', id, '1.0.0', 'dice.mjs');
    const whole = readFileSync(file);
    appendFileSync(file, `import { writeFileSync } from 'node:fs'; writeFileSync('ran', '');`);
    const changed = await chat('roll 2 dice');
    expect(changed.stdout).not.toContain('Six.');
    expect(changed.stderr).toContain(
      `The handler dice.mjs of ${id} is not loaded: it was changed since it was installed.`,
    );
    writeFileSync(file, whole);
    const trust = path.join(greenlight.configFolder, 'trust');
    rmSync(trust, { recursive: true });
    const untrusted = await chat('roll 2 dice');
    expect([untrusted.stdout.includes('Six.'), untrusted.stderr.includes('is not loaded')]).toEqual([false, true]);
    trustOwnKey(greenlight);
    expect((await chat('roll 2 dice')).stdout).toBe('Six.\n');
    expect(existsSync(inWorkspace('ran'))).toBe(false);
  });

  it('is not loaded on the word of the workspace alone', async () => {
    const other = inWorkspace('other');
    const folder = path.join(other, '.greenlight', 'packages', 'PKG-EVIL', '1.0.0');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'dice.mjs'), dice('Evil.').text);
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(dice('Evil.').text).digest('hex');
    const manifest = {
      schema_version: 1,
      package_id: 'PKG-EVIL',
      version: '1.0.0',
      title: 'Evil',
      dependencies: {},
      conflicts: [],
      assets: [{ path: 'dice.mjs', kind: 'handler', sha256 }],
    };
    const installed = {
      manifest,
      archive: `sha256:${sha256}`,
      signed_by: 'trusted',
      installed_by: { kind: 'local', id: 'owner' },
      installed_at: '2026-01-31T10:42:07.000Z',
    };
    writeFileSync(
      path.join(other, '.greenlight', 'packages', 'installed.json'),
      JSON.stringify({ v: 1, packages: { 'PKG-EVIL': installed } }),
    );
    const { stdout, stderr } = await greenlight.run(['chat', 'roll 2 dice', '--workspace', other]);
    expect(stdout).not.toContain('Evil.');
    expect(stderr).toContain('The handler dice.mjs of PKG-EVIL is not loaded');
  });

  it('is upgraded and goes back only when that is said', async () => {
    writeSource(inWorkspace('catalog', 'lighthouse'), { package_id: id, version: '1.1.0' }, { 'tale.json': tale });
    const upgraded = await json('package', 'install', id, '--allow-unsigned');
    expect(upgraded).toMatchObject({ done: true, former: '1.0.0', version: '1.1.0' });
    expect(upgraded.notes).toEqual([`${id} 1.1.0 was not staged, so it was staged from the workspace's catalog/.`]);
    expect((await chat('roll 2 dice')).stdout).not.toContain('Six.');
    const refused = await asAdmin('package', 'install', id, '1.0.0');
    expect([refused.code, refused.stderr.includes('--downgrade')]).toEqual([1, true]);
    expect(await json('package', 'install', id, 'v1.0.0', '--downgrade')).toMatchObject({
      done: true,
      former: '1.1.0',
    });
    expect((await chat('roll 2 dice')).stdout).toBe('Six.\n');
  });

  it('is gone after its uninstall, but for a file that was changed', async () => {
    const kept = `.greenlight/packages/${id}/1.0.0/cold.md`;
    appendFileSync(inWorkspace(kept), 'Mine.\n');
    const { code, stdout } = await asAdmin('package', 'uninstall', id);
    expect(code).toBe(0);
    expect(stdout).toContain(`Uninstalled ${id} 1.0.0: 2 files were removed.`);
    expect(stdout).toContain(`- \`${kept}\`: \`it was changed since it was installed\``);
    expect(readFileSync(inWorkspace(kept), 'utf8')).toContain('Mine.');
    expect((await chat('roll 2 dice')).stdout).toContain('That is none of them');
    expect((await chat('suggest three endings')).stdout).not.toContain('has the last word');
    expect((await chat('show prompts')).stdout).not.toContain('no-hugs');
    expect((await asAdmin('package', 'uninstall', id)).code).toBe(2);
  }, 120_000);
});

describe('in one conversation', () => {
  it('a handler is there right after the install, and not after the uninstall', async () => {
    const said = ['install PKG-LIGHTHOUSE 1.0.0', 'roll 2 dice', 'uninstall PKG-LIGHTHOUSE', 'roll 2 dice'];
    const input = said.map((query) => `${JSON.stringify({ query })}\n`).join('');
    const { stdout } = await greenlight.run(['chat'], { input, env: admin });
    const replies = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(replies.map(({ handler }) => handler)).toEqual(['package-changes', 'dice', 'package-changes', 'help']);
    expect(replies[1].response).toBe('Six.');
  });
});

describe('the packages that ship with the product', () => {
  it('are installed by their ids, without a signature', async () => {
    const view = await json('package', 'install', 'PKG-GENRE-HEIST');
    expect(view).toMatchObject({ done: true, version: '1.0.0', preflight: { signedBy: 'trusted' } });
    expect(view.notes).toEqual(["PKG-GENRE-HEIST 1.0.0 was not staged, so it was staged from the product's catalog."]);
    expect((await asAdmin('package', 'uninstall', 'PKG-GENRE-HEIST')).code).toBe(0);
  });
});
