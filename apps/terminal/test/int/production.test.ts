import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ReplayReport } from '@greenlight/schema';
import { isOnPostgres, rowsOf } from '@greenlight/testkit/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../src/account/sign-in.ts';
import { type BuiltCommand, buildCommand, storyOf } from '../support/command.ts';
import { PASSWORD, type StudioProcess, spawnStudio } from '../support/studio-process.ts';

let command: BuiltCommand;
let bundle: string;
let place: string;
beforeAll(async () => {
  command = await buildCommand();
  place = createPlace();
  const lines = story.map((query) => JSON.stringify({ query })).join('\n');
  const told = await command.run(['chat'], { cwd: place, input: `${lines}\n` });
  expect(told.code, told.stdout).toBe(0);
  bundle = path.join(place, 'film.bundle');
  const made = await ledger(place, 'export', 'my film', '--out', bundle);
  expect(made, made.stderr).toMatchObject({ code: 0, stdout: `${bundle}\n` });
});
afterAll(() => command.remove());

const story = [
  'Create a character named Mara Lindqvist, 41, lighthouse keeper',
  'Create a character named Tomás Rey, 58, ferry captain',
  'Mara and Tomás are old friends.',
  'There is a bar called The Drowned Bell.',
  'EXT. FERRY PIER - DAWN\nTomás waits for Mara, who is late.',
  'Mara is 42',
  'undo that',
  'Create a character named Viktor, 50, smuggler',
];

function createPlace(): string {
  const workspace = mkdtempSync(path.join(command.home, 'workspace-'));
  mkdirSync(path.join(workspace, '.greenlight'));
  return workspace;
}

const ledger = (cwd: string, ...argv: string[]) => command.run(['ledger', ...argv], { cwd });

async function replayed(cwd: string, ...argv: string[]): Promise<ReplayReport & { code: number | null }> {
  const ran = await ledger(cwd, 'replay', ...argv, '--json');
  return { ...JSON.parse(ran.stdout || '{}'), code: ran.code };
}

const records = (cwd: string, project: string) =>
  rowsOf(
    path.join(cwd, 'data'),
    "select 'character' as kind, name, age, occupation from characters where project_id = ? union all select 'location', name, null, null from locations where project_id = ? order by 1, 2",
    [project, project],
  );

describe('a production of the embedded database', () => {
  it('is one private file that verifies anywhere, and names its film', async () => {
    expect(statSync(bundle).mode & 0o777).toBe(0o600);
    const elsewhere = createPlace();
    const { code, stdout } = await ledger(elsewhere, 'verify', bundle);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(
        /begun as “My film”: \d+ entries of 2 ledgers, sound, 8 steps, .*; signed with the key [0-9a-f]{16}\n$/,
      ),
    ]);
    expect(existsSync(path.join(elsewhere, 'data'))).toBe(false);
    const id = JSON.parse((await ledger(elsewhere, 'check', bundle, '--json')).stdout).project as string;
    const forged = path.join(elsewhere, 'forged.bundle');
    writeFileSync(
      forged,
      readFileSync(bundle, 'utf8').replace(/"signature":"(.)/, (_, at) => `"signature":"${at === 'A' ? 'B' : 'A'}`),
    );
    expect(await ledger(elsewhere, 'verify', forged)).toMatchObject({ code: 1 });
    const again = await ledger(place, 'export', id, '--out', path.join(place, 'again.bundle'));
    expect(again.code).toBe(0);
  });

  it('is rebuilt in another data folder and in its own, the same', async () => {
    const elsewhere = createPlace();
    const there = await replayed(elsewhere, bundle);
    expect(there).toMatchObject({
      code: 0,
      different: [],
      skipped: [],
      kept_ids: true,
      title: 'My film',
      resumed: false,
    });
    expect(there.project).toBe(there.original);
    expect(await records(elsewhere, there.project)).toEqual(await records(place, there.original));
    const here = await replayed(place, bundle);
    expect(here).toMatchObject({ code: 0, different: [], kept_ids: false });
    expect(here.project).not.toBe(here.original);
    expect(await records(place, here.project)).toEqual(await records(place, here.original));
  });

  it('is rebuilt in an empty project that is named, and in no other', async () => {
    const elsewhere = createPlace();
    const told = await command.run(['chat', 'Create a character named Ann', '--json'], { cwd: elsewhere });
    expect(told.code).toBe(0);
    const [taken] = await rowsOf(path.join(elsewhere, 'data'), 'select id from projects');
    const refused = await ledger(elsewhere, 'replay', bundle, '--into', String(taken?.id));
    expect([refused.code, refused.stderr]).toEqual([
      5,
      expect.stringContaining('is not empty: it has 1 of characters'),
    ]);
    expect((await replayed(elsewhere, bundle, '--into', 'nonsense')).code).toBe(3);
    expect((await replayed(elsewhere, bundle, '--into', '00000000-0000-4000-8000-000000000000')).code).toBe(2);
  });

  it('is refused when a byte was changed or its end is missing, and nothing is written', async () => {
    const sound = readFileSync(bundle);
    const elsewhere = createPlace();
    const file = path.join(elsewhere, 'bad.bundle');
    const changed = Buffer.from(sound);
    const at = sound.indexOf('"CHANGE_SET"');
    changed[at + 2] = 0x58;
    writeFileSync(file, changed);
    const first = await ledger(elsewhere, 'replay', file);
    expect([first.code, first.stderr]).toEqual([1, expect.stringMatching(/Entry \d+ of SES-CHAT-\S+ is not sound: /)]);
    writeFileSync(file, sound.subarray(0, sound.length / 2));
    const second = await ledger(elsewhere, 'replay', file);
    expect(second.code).toBe(1);
    expect(existsSync(path.join(elsewhere, 'data'))).toBe(false);
  });

  it('needs more than a token that may read', async () => {
    const granted = await command.run(['token', 'grant', '--capability', 'read', '--ttl', '5m'], { cwd: place });
    const env = { GREENLIGHT_TOKEN: granted.stdout.trim() };
    const ran = await command.run(['ledger', 'replay', bundle], { cwd: place, env });
    expect([ran.code, ran.stderr]).toEqual([4, expect.stringContaining('needs the capability write')]);
  });

  it('takes no name that is none, and opens no database for it', async () => {
    const elsewhere = createPlace();
    expect((await ledger(elsewhere, 'export', 'No such film')).code).toBe(3);
    expect((await ledger(elsewhere, 'export', '00000000-0000-4000-8000-000000000000')).code).toBe(2);
    expect(existsSync(path.join(elsewhere, 'data'))).toBe(isOnPostgres); // a database that is named is asked
    expect((await ledger(place, 'export', 'No such film')).code).toBe(3);
    expect((await ledger(place, 'replay', bundle, '--all')).code).toBe(3);
  });

  it('goes on where a replay was killed', async () => {
    const elsewhere = createPlace();
    let killed = 0;
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const child = spawn(process.execPath, [command.file, 'ledger', 'replay', bundle], {
        cwd: elsewhere,
        env: command.environment(storyOf([], elsewhere)),
        stdio: 'ignore',
      });
      const gone = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
      await untilChangeSets(elsewhere, attempt + 1);
      child.kill('SIGKILL');
      if ((await gone) === 'SIGKILL') killed += 1;
    }
    const last = await replayed(elsewhere, bundle);
    expect(last).toMatchObject({ code: 0, different: [], skipped: [] });
    const projects = await rowsOf(path.join(elsewhere, 'data'), 'select id from projects');
    if (killed > 0 && last.resumed) expect(projects).toHaveLength(1);
    expect(await records(elsewhere, last.project)).toEqual(await records(place, last.original));
  });
});

async function untilChangeSets(workspace: string, count: number): Promise<void> {
  const data = path.join(workspace, 'data');
  for (let look = 0; look < 400; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    if (!isOnPostgres && !existsSync(path.join(data, 'greenlight.db'))) continue;
    const rows = await rowsOf(data, 'select count(*) as made from change_sets').catch(() => []);
    if (Number(rows[0]?.made ?? 0) >= count) return;
  }
}

describe('a production of a studio', () => {
  let studio: StudioProcess;
  beforeAll(async () => {
    studio = await spawnStudio();
    const email = 'ada@example.test';
    await studio.signUp(email);
    await signIn({ url: studio.url, configFolder: command.configFolder, email, password: PASSWORD });
  });
  afterAll(() => studio[Symbol.asyncDispose]());

  it('is rebuilt by an admin alone, and taken out again', async () => {
    const env = { GREENLIGHT_URL: studio.url };
    const run = (...argv: string[]) => command.run(['ledger', ...argv], { env });
    const refused = await run('replay', bundle);
    expect([refused.code, refused.stderr]).toEqual([4, expect.stringContaining('admin')]);
    await rowsOf(studio.data, "update users set role = 'admin' where email = 'ada@example.test'");
    const ran = await run('replay', bundle, '--json');
    expect(ran.code, ran.stderr).toBe(0);
    const report = JSON.parse(ran.stdout) as ReplayReport;
    expect(report).toMatchObject({ different: [], skipped: [], kept_ids: true });
    const copy = path.join(command.home, 'copy.bundle');
    expect(await run('export', 'My film', '--out', copy)).toMatchObject({ code: 0 });
    const elsewhere = createPlace();
    const twice = await replayed(elsewhere, copy);
    expect(twice).toMatchObject({ code: 0, different: [] });
    expect(await records(elsewhere, twice.project)).toEqual(await records(place, report.original));
    const refill = await run('replay', bundle, '--into', report.project);
    expect([refill.code, refill.stderr]).toEqual([5, expect.stringContaining('is not empty')]);
  });
});
