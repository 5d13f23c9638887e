import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRegistryRow, listRegistries, type RegistryPlace, removeRegistryRow } from './change-registries.ts';
import { productRegistries } from './product-registries.ts';
import type { RegistryFile, RegistryRow } from './registry-file.ts';

const FRAMEWORKS = 'frameworks_registry.csv';
const SPECS = 'specs_registry.csv';
const row: RegistryRow = {
  id: 'FMWK-HEIST-001',
  title: 'Heists, "big" ones',
  status: 'active',
  version: '1.0.0',
  plane: 'story',
  created_at: '2026-01-31',
};

let home: string;
let place: RegistryPlace;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'registries-')));
  place = { workspace: join(home, 'workspace'), draftFolder: join(home, 'workspace/.greenlight') };
  mkdirSync(place.draftFolder, { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true }));

const fileOf = (name: RegistryFile) => join(place.workspace, 'registries', name);
const read = (name: RegistryFile) => readFileSync(fileOf(name), 'utf8');
function register(name: RegistryFile, text: string) {
  mkdirSync(join(place.workspace, 'registries'), { recursive: true });
  writeFileSync(fileOf(name), text);
}
const ids = () => listRegistries(place.workspace).map((each) => each.row.id);

describe('adding a row', () => {
  it('copies the product’s registries first, whole, where the workspace has none of its own', async () => {
    expect(await addRegistryRow(place, { table: FRAMEWORKS, row })).toMatchObject({ isCopied: true });
    expect(read(FRAMEWORKS)).toBe(
      `${productRegistries[FRAMEWORKS]}FMWK-HEIST-001,"Heists, ""big"" ones",active,1.0.0,story,2026-01-31\n`,
    );
    expect(read(SPECS)).toBe(productRegistries[SPECS]);
    expect(ids()).toEqual(['FMWK-CHAT-001', 'FMWK-HEIST-001', 'SPEC-CHAT-001']);
    expect(readdirSync(place.draftFolder)).toEqual([]);
  });

  it('keeps a folder of that name that is for something else', async () => {
    mkdirSync(join(place.workspace, 'registries'));
    writeFileSync(join(place.workspace, 'registries/ports.txt'), '');
    await addRegistryRow(place, { table: FRAMEWORKS, row });
    expect(readdirSync(join(place.workspace, 'registries')).sort()).toEqual([FRAMEWORKS, 'ports.txt', SPECS]);
    expect(ids()).toHaveLength(3);
  });

  it('leaves every other line as it is: its breaks, its quotes, its mark', async () => {
    const text =
      '\ufeffid,title,status,version,plane,created_at\r\n\r\n"FMWK-X-1","Two\r\nlines",retired,1.0.0,x,2026-01-31';
    register(FRAMEWORKS, text);
    await addRegistryRow(place, { table: FRAMEWORKS, row: { ...row, title: 'plain' } });
    expect(read(FRAMEWORKS)).toBe(`${text}\r\nFMWK-HEIST-001,plain,active,1.0.0,story,2026-01-31\r\n`);
    await removeRegistryRow(place, 'FMWK-X-1');
    expect(read(FRAMEWORKS)).toBe(
      '\ufeffid,title,status,version,plane,created_at\r\n\r\nFMWK-HEIST-001,plain,active,1.0.0,story,2026-01-31\r\n',
    );
  });

  it('makes a table that is missing beside the other one, and no rows but the one', async () => {
    register(FRAMEWORKS, productRegistries[FRAMEWORKS]);
    await addRegistryRow(place, { table: SPECS, row: { ...row, id: 'SPEC-X-1', framework_id: 'FMWK-CHAT-001' } });
    expect(ids()).toEqual(['FMWK-CHAT-001', 'SPEC-X-1']);
  });

  it.each([
    [
      'an id that is there',
      FRAMEWORKS,
      { id: 'FMWK-CHAT-001' },
      'CONFLICT',
      'FMWK-CHAT-001 stands in registries/frameworks_registry.csv already',
    ],
    ['an id that is none', FRAMEWORKS, { id: 'heist' }, 'VALIDATION', 'id "heist" is no id'],
    ['no title', FRAMEWORKS, { title: ' ' }, 'VALIDATION', 'title " " is needed'],
    ['a control character', FRAMEWORKS, { title: 'a\u001b[2Jb' }, 'VALIDATION', 'holds a control character'],
    ['a title of two lines', FRAMEWORKS, { title: 'a\nFMWK-CHAT-001,b' }, 'VALIDATION', 'or a line break'],
    ['a formula', FRAMEWORKS, { title: '=cmd|calc!A0' }, 'VALIDATION', 'begins as a formula does'],
    ['a formula behind a space', FRAMEWORKS, { status: ' +1' }, 'VALIDATION', 'begins as a formula does'],
    ['a full-width formula', FRAMEWORKS, { plane: '＠SUM(A1)' }, 'VALIDATION', 'begins as a formula does'],
    ['a date that is none', FRAMEWORKS, { created_at: '2026-02-30' }, 'VALIDATION', 'is no date'],
    ['a title without end', FRAMEWORKS, { title: 'x'.repeat(301) }, 'VALIDATION', 'has 301 characters'],
    ['a framework of a framework', FRAMEWORKS, { framework_id: 'FMWK-CHAT-001' }, 'VALIDATION', 'has no such column'],
    ['a spec without a framework', SPECS, { id: 'SPEC-X-1' }, 'VALIDATION', 'framework_id "" is needed'],
  ] as const)('refuses %s, and writes nothing', async (_what, table, part, code, words) => {
    const attempt = addRegistryRow(place, { table, row: { ...row, ...part } });
    await expect(attempt).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
    expect(readdirSync(place.workspace)).toEqual(['.greenlight']);
  });

  it('refuses a malformed table, and a folder that leads out of the workspace', async () => {
    register(FRAMEWORKS, 'nonsense\n');
    await expect(addRegistryRow(place, { table: FRAMEWORKS, row })).rejects.toMatchObject({ code: 'VALIDATION' });
    rmSync(join(place.workspace, 'registries'), { recursive: true });
    mkdirSync(join(home, 'outside'));
    symlinkSync(join(home, 'outside'), join(place.workspace, 'registries'));
    await expect(addRegistryRow(place, { table: FRAMEWORKS, row })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(readdirSync(join(home, 'outside'))).toEqual([]);
  });

  it('writes what is read back, whatever the title, and removing it gives the bytes from before', async () => {
    const title = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((text) => !/\p{Cc}/u.test(text) && text.trim() !== '' && !/^\s*[=+\-@]/.test(text.normalize('NFKC')));
    await fc.assert(
      fc.asyncProperty(title, async (text) => {
        register(FRAMEWORKS, productRegistries[FRAMEWORKS]);
        register(SPECS, productRegistries[SPECS]);
        await addRegistryRow(place, { table: FRAMEWORKS, row: { ...row, title: text } });
        expect(listRegistries(place.workspace)[1]?.row.title).toBe(text);
        await removeRegistryRow(place, row.id);
        expect(read(FRAMEWORKS)).toBe(productRegistries[FRAMEWORKS]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('removing a row', () => {
  it('copies the product’s registries first, and finds the table by itself', async () => {
    expect(await removeRegistryRow(place, 'SPEC-CHAT-001')).toMatchObject({ table: SPECS, isCopied: true });
    expect(ids()).toEqual(['FMWK-CHAT-001']);
    await addRegistryRow(place, { table: SPECS, row: { ...row, id: 'SPEC-CHAT-001', framework_id: 'FMWK-CHAT-001' } });
    expect(ids()).toEqual(['FMWK-CHAT-001', 'SPEC-CHAT-001']);
  });

  it.each(['\r\n', '\n'])(
    'of the last line, which has no break of its own, leaves a table that is read (%j)',
    async (end) => {
      const header = 'id,title,status,version,plane,created_at';
      register(
        FRAMEWORKS,
        [header, 'FMWK-A-1,a,active,1.0.0,x,2026-01-31', 'FMWK-B-1,b,active,1.0.0,x,2026-01-31'].join(end),
      );
      await removeRegistryRow(place, 'FMWK-B-1');
      expect(ids()).toEqual(['FMWK-A-1']);
      await removeRegistryRow(place, 'FMWK-A-1');
      expect(read(FRAMEWORKS)).toBe(header + end);
    },
  );

  it('of an id that nobody has is not found, and writes nothing', async () => {
    await expect(removeRegistryRow(place, 'FMWK-GONE-1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(readdirSync(place.workspace)).toEqual(['.greenlight']);
  });

  it('writes through a link inside the workspace, which stays one', async () => {
    writeFileSync(join(place.workspace, 'table.csv'), productRegistries[FRAMEWORKS]);
    register(SPECS, productRegistries[SPECS]);
    symlinkSync('../table.csv', fileOf(FRAMEWORKS));
    await removeRegistryRow(place, 'FMWK-CHAT-001');
    expect(readFileSync(join(place.workspace, 'table.csv'), 'utf8')).toBe('id,title,status,version,plane,created_at\n');
  });
});
