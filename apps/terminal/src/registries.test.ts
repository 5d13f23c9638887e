import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { productRegistries, readRegistry } from '@greenlight/packs/registries';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isChatEnabled, refuseDisabledChat } from './registries.ts';

const FRAMEWORKS = 'frameworks_registry.csv';
const SPECS = 'specs_registry.csv';
const frameworks = productRegistries[FRAMEWORKS];
const specs = productRegistries[SPECS];
const headOf = (text: string) => text.slice(0, text.indexOf('\n') + 1);

let root: string;
let workspace: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'greenlight-registries-')));
  workspace = path.join(root, 'workspace');
  mkdirSync(workspace);
});
afterEach(() => rmSync(root, { recursive: true }));

function register(tables: { frameworks?: string | Buffer; specs?: string | Buffer }): string {
  mkdirSync(path.join(workspace, 'registries'), { recursive: true });
  if (tables.frameworks !== undefined) writeFileSync(path.join(workspace, 'registries', FRAMEWORKS), tables.frameworks);
  if (tables.specs !== undefined) writeFileSync(path.join(workspace, 'registries', SPECS), tables.specs);
  return workspace;
}

describe('the chat', () => {
  it('is enabled where nothing says otherwise', () => {
    expect(isChatEnabled(workspace)).toBe(true);
    expect(() => refuseDisabledChat(workspace)).not.toThrow();
  });

  it('stands in the registries of this repository, which are the product’s own', () => {
    const repository = path.resolve(import.meta.dirname, '../../..');
    expect(isChatEnabled(repository)).toBe(true);
    for (const file of [FRAMEWORKS, SPECS] as const) {
      expect(readFileSync(path.join(repository, 'registries', file), 'utf8')).toBe(productRegistries[file]);
    }
    expect(readRegistry(workspace, SPECS)).toMatchObject([{ id: 'SPEC-CHAT-001', framework_id: 'FMWK-CHAT-001' }]);
  });

  it('is disabled by removing either row, and enabled by adding it back', () => {
    expect(isChatEnabled(register({ frameworks, specs }))).toBe(true);
    expect(isChatEnabled(register({ frameworks: headOf(frameworks) }))).toBe(false);
    expect(isChatEnabled(register({ frameworks, specs: headOf(specs) }))).toBe(false);
    expect(isChatEnabled(register({ frameworks, specs }))).toBe(true);
  });

  it('says in one line which row is missing, where, and what to add', () => {
    register({ frameworks, specs: headOf(specs) });
    const refused = expect.objectContaining({
      code: 'LOCKED',
      message: `The chat module is disabled here: registries/${SPECS} has no row SPEC-CHAT-001. To enable it, run greenlight registry add SPEC-CHAT-001, or add the line ${specs.split('\n')[1]}`,
    });
    expect(() => refuseDisabledChat(workspace)).toThrow(refused);
  });

  it('is disabled while one of the two tables is missing', () => {
    register({ frameworks });
    expect(isChatEnabled(workspace)).toBe(false);
    expect(() => refuseDisabledChat(workspace)).toThrow(`registries/${SPECS} is not there`);
  });

  it('is not touched by a folder or a file of that name that is for something else', () => {
    mkdirSync(path.join(workspace, 'registries'));
    writeFileSync(path.join(workspace, 'registries/ports.txt'), '');
    expect(isChatEnabled(workspace)).toBe(true);
    rmSync(path.join(workspace, 'registries'), { recursive: true });
    writeFileSync(path.join(workspace, 'registries'), '');
    expect(isChatEnabled(workspace)).toBe(true);
  });

  it('is found among other rows, whatever the line ends, quotes and marks', () => {
    const row = '"FMWK-CHAT-001","Chat, ""quoted""","active","0.1.0","terminal","2026-11-20"';
    const other = 'FMWK-OTHER-2,"Two\r\nlines",retired,2.0.0,terminal,2026-11-20';
    register({ frameworks: `\ufeff${headOf(frameworks).trim()}\r\n${other}\r\n\r\n${row}`, specs });
    expect(isChatEnabled(workspace)).toBe(true);
    expect(readRegistry(workspace, FRAMEWORKS).map(({ title }) => title)).toEqual(['Two\r\nlines', 'Chat, "quoted"']);
  });
});

describe('a malformed registry is named with its line, and neither enables nor disables', () => {
  const [row = ''] = frameworks.split('\n').slice(1);
  it.each([
    ['another header', 'id,name\nFMWK-CHAT-001,Chat\n', 'line 1: the header must be id,title,'],
    ['an empty file', '', 'line 1: the header must be'],
    ['a header that is one quoted field', `"${headOf(frameworks).trim()}"\n${row}\n`, 'line 1: the header must be'],
    ['a field too few', `${frameworks}FMWK-X-1,Title\n`, 'line 3: there are 2 fields; the header has 6'],
    ['an id twice', `${frameworks}${row}\n`, 'line 3: FMWK-CHAT-001 stands on line 2 already'],
    ['an id with a blank', frameworks.replace('FMWK', ' FMWK'), 'line 2: " FMWK-CHAT-001" is no id'],
    ['an id in lower case', frameworks.replace('FMWK', 'fmwk'), 'line 2: "fmwk-CHAT-001" is no id'],
    ['a quote left open', `${frameworks}"FMWK-X-1`, 'line 3: a quoted field is not closed'],
    ['bytes that are no UTF-8', Buffer.from([0x69, 0x64, 0xff]), 'is not UTF-8'],
    ['10 MB', Buffer.alloc(10 * 1024 * 1024, frameworks), 'has 10485760 bytes; 1048576 is the most'],
  ])('%s', (_name, text, words) => {
    register({ frameworks: text, specs });
    const refused = expect.objectContaining({
      code: 'VALIDATION',
      message: expect.stringMatching(/^registries\/frameworks_registry\.csv .*Nothing was done/),
    });
    expect(() => isChatEnabled(workspace)).toThrow(refused);
    expect(() => isChatEnabled(workspace)).toThrow(words);
    expect(() => refuseDisabledChat(workspace)).toThrow(refused);
  });

  it('even where the other table disables it already', () => {
    register({ frameworks: headOf(frameworks), specs: 'nonsense' });
    expect(() => isChatEnabled(workspace)).toThrow(`registries/${SPECS} cannot be read: line 1`);
  });
});

describe('a registry that is no plain file of the workspace', () => {
  it('may be a link inside it', () => {
    writeFileSync(path.join(workspace, 'table.csv'), headOf(frameworks));
    register({ specs });
    symlinkSync('../table.csv', path.join(workspace, 'registries', FRAMEWORKS));
    expect(isChatEnabled(workspace)).toBe(false);
  });

  it.each(['file', 'folder'])('is refused when a %s is a link out of the workspace', (what) => {
    const outside = path.join(root, 'workspace-outside');
    mkdirSync(outside);
    writeFileSync(path.join(outside, FRAMEWORKS), frameworks);
    if (what === 'folder') symlinkSync(outside, path.join(workspace, 'registries'));
    else symlinkSync(path.join(outside, FRAMEWORKS), path.join(register({ specs }), 'registries', FRAMEWORKS));
    expect(() => isChatEnabled(workspace)).toThrow(`registries/${FRAMEWORKS} leads out of the workspace`);
  });

  it('is refused when it is a link that leads nowhere or round', () => {
    const place = path.join(register({ specs }), 'registries', FRAMEWORKS);
    symlinkSync('gone.csv', place);
    expect(() => isChatEnabled(workspace)).toThrow('is a link that leads nowhere');
    rmSync(place);
    symlinkSync(FRAMEWORKS, place);
    expect(() => isChatEnabled(workspace)).toThrow('cannot be read (ELOOP)');
  });

  it('is refused at once when it is a folder or a pipe that nobody writes to', () => {
    const place = path.join(register({ specs }), 'registries', FRAMEWORKS);
    mkdirSync(place);
    expect(() => isChatEnabled(workspace)).toThrow('is not a file');
    rmSync(place, { recursive: true });
    expect(spawnSync('mkfifo', [place]).status).toBe(0);
    expect(() => isChatEnabled(workspace)).toThrow('is not a file');
  });
});
