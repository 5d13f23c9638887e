import { classifyQuery } from '@greenlight/chat';
import type { InstallView, PackageView, PreflightView } from '@greenlight/schema';
import { GreenlightError } from '@greenlight/schema';
import { createContext, createInput } from '@greenlight/testkit/handler-context';
import { describe, expect, it } from 'vitest';
import type { HandlerContext } from '../handler.ts';
import type { PackagesPort } from '../packages-port.ts';
import { HandlerRegistry } from '../registry.ts';
import { checkCapability, runHandler } from '../turn-result.ts';

const id = 'PKG-GENRE-HEIST';
const asset = (path: string, kind: 'genre' | 'handler') => ({ path, kind, sha256: 'ab'.repeat(32) });
const view: PackageView = {
  manifest: {
    schema_version: 1,
    package_id: id,
    version: '1.2.0',
    title: 'Heist | <img src=x>',
    description: 'Safes and those who open them. See [here](https://evil.example).',
    dependencies: { 'PKG-BASE': '^1.0.0' },
    conflicts: ['PKG-OTHER'],
    assets: [asset('names.json', 'genre'), asset('roll.mjs', 'handler')],
  },
  from: 'installed',
  signedBy: '0123456789abcdef',
  installed: {
    at: '2026-01-31T10:42:07.000Z',
    by: { kind: 'local', id: 'owner' },
    dependents: ['PKG-CITY'],
    changed: ['names.json'],
    missing: [],
  },
  notes: [],
};
const preflight = (passed: boolean): PreflightView => ({
  id,
  version: '1.2.0',
  passed,
  gates: [
    { gate: 'package.SCHEMA', passed: true, findings: [] },
    {
      gate: 'package.G5',
      passed,
      findings: [
        {
          gate: 'package.G5',
          severity: passed ? 'warning' : 'blocker',
          code: 'UNSIGNED',
          message: 'The archive has no signature.',
          remedy: 'Sign it, or install it with --allow-unsigned.',
        },
      ],
    },
  ],
  signedBy: null,
  notes: [],
});
const install = (more: Partial<InstallView> = {}): InstallView => ({
  id,
  version: '1.2.0',
  done: true,
  former: null,
  preflight: preflight(true),
  brings: { genre: 2 },
  kept: [],
  notes: [],
  ...more,
});

/** Ports that throw on what was not set up. */
function withPackages(port: Partial<PackagesPort>): HandlerContext['ports'] {
  const packages = new Proxy(port, {
    get(target, name: keyof PackagesPort) {
      return target[name] ?? (() => Promise.reject(new Error(`${name} was not expected`)));
    },
  });
  return { packages: packages as PackagesPort }; // every call is there, by the proxy
}

/** Said as a person says it, through the classifier and the registry. */
async function say(query: string, port: Partial<PackagesPort>, more: Partial<HandlerContext> = {}) {
  const registry = new HandlerRegistry();
  const classification = classifyQuery(query, { patterns: registry.patterns() });
  const handler = registry.resolve(classification);
  if (!handler) throw new Error(`nothing answers ${classification.type}`);
  const context = createContext({ ports: withPackages(port), capability: 'admin', ...more });
  const input = { ...createInput(query, classification.type), classification };
  const denied = checkCapability(handler, { held: context.capability }, context.actor);
  return denied ?? runHandler(handler, input, context);
}

describe('the packages', () => {
  it('are listed as tables: what is installed, and what could be', async () => {
    const { response } = await say('list packages', {
      list: async () => ({
        installed: [{ id, version: '1.2.0', title: 'Heist', brings: { genre: 2, handler: 1 }, signedBy: 'trusted' }],
        available: [
          { id: 'PKG-GENRE-NOIR', version: '1.0.0', title: 'a | b', brings: {}, signedBy: null, from: 'catalog' },
        ],
        notes: ['An install that was cut off was taken back.'],
      }),
    });
    expect(response).toMatch(
      /\| `PKG-GENRE-HEIST` \| `1\.2\.0` \| `Heist` \| 1 handler, 2 genre files \| the product +\|/,
    );
    expect(response).toMatch(/\| `PKG-GENRE-NOIR` \| `1\.0\.0` \| `a \\\| b` \| nothing +\| the product's catalog \|/);
    expect(response).toContain('- An install that was cut off was taken back.');
  });

  it('that are none say so', async () => {
    const none = async () => ({ installed: [], available: [], notes: [] });
    expect((await say('list packages', { list: none })).response).toBe('No package is installed here.');
  });

  it('are inspected: manifest, assets, dependents and changed files, with nobody’s words as markup', async () => {
    const asked: string[] = [];
    const inspect = async (name: string) => {
      asked.push(name);
      return view;
    };
    const { response, reads } = await say('tell me about pkg-genre-heist', { inspect }, { capability: 'read' });
    expect(asked).toEqual([id]);
    for (const part of [
      '**PKG-GENRE-HEIST 1.2.0**: `Heist | <img src=x>`',
      '`Safes and those who open them. See [here](https://evil.example).`',
      'installed, 2026-01-31 10:42:07 UTC by `owner`',
      'Signed by: key `0123456789abcdef`',
      'Needs: `PKG-BASE` `^1.0.0`',
      'Cannot stand beside: `PKG-OTHER`',
      'Needed by: `PKG-CITY`',
      'Changed since: `names.json`',
      '- `roll.mjs`: handler, `abababababab`',
    ]) {
      expect(response).toContain(part);
    }
    expect(reads).toContainEqual({ path: `${id}/roll.mjs`, hash: `sha256:${'ab'.repeat(32)}` });
  });

  it('are changed by an admin alone; others are told how to become one', async () => {
    for (const query of [`stage ${id}`, `preflight ${id}`, `install ${id}`, `uninstall ${id}`]) {
      const { decision, response, reason } = await say(query, {}, { capability: 'write' });
      expect([decision, reason]).toEqual(['DENIED', 'package-changes needs admin, write is held']);
      expect(response).toContain('greenlight token grant --capability admin');
    }
    const actor = { kind: 'user', id: 'u1' } as const;
    const { response } = await say(`install ${id}`, {}, { capability: 'write', actor });
    expect(response).not.toContain('token grant');
  });

  it('are installed in the version that was asked for', async () => {
    const asked: unknown[] = [];
    const done = async (request: unknown) => {
      asked.push(request);
      return install({ former: '1.1.0', kept: [{ path: 'names.json', why: 'it was changed' }], notes: ['Staged.'] });
    };
    const { response, decision } = await say('install PKG-genre-heist v1.2.0', { install: done });
    expect(asked).toMatchObject([{ id, version: '1.2.0', actor: { kind: 'local', id: 'owner' } }]);
    expect(decision).toBeUndefined();
    expect(response).toContain('Installed PKG-GENRE-HEIST 1.2.0 in the place of 1.1.0. Signed by nobody.');
    expect(response).toContain('suggest three endings');
    expect(response).toContain('warning: The archive has no signature.');
    expect(response).toContain('One file was kept:\n\n- `names.json`: `it was changed`');
  });

  it('that a gate refuses are not installed, and the turn has failed', async () => {
    const refused = async () => install({ done: false, preflight: preflight(false) });
    const { response, decision, reason } = await say(`install ${id}`, { install: refused });
    expect([decision, reason]).toEqual(['FAILED', 'GATE_BLOCKED by package.G5']);
    expect(response).toContain('cannot be installed.** Nothing was changed.');
    expect(response).toContain('- `package.SCHEMA` passed\n- `package.G5` failed\n  - blocker: The archive has');
    expect(response).toContain('Sign it, or install it with --allow-unsigned.');
  });

  it('are judged gate by gate', async () => {
    const judged = await say(`preflight ${id}`, { preflight: async () => preflight(true) });
    expect(judged.decision).toBeUndefined();
    expect(judged.response).toContain('**PKG-GENRE-HEIST 1.2.0 can be installed.**');
    const failed = await say(`check ${id}`, { preflight: async () => preflight(false) });
    expect(failed.decision).toBe('FAILED');
  });

  it('are uninstalled when that was said exactly, and not on a guess', async () => {
    const uninstall = async () => ({
      id,
      version: '1.2.0',
      removed: 1,
      kept: [{ path: 'names.json', why: 'it was changed' }],
      notes: [],
    });
    const { response } = await say(`please uninstall ${id}`, { uninstall });
    expect(response).toMatch(/^Uninstalled PKG-GENRE-HEIST 1\.2\.0: 1 file was removed\.\n\nOne file was kept:/);
    const guessed = await say(`uninstal ${id}`, {});
    expect(guessed.response).toContain('Did you mean `uninstall PKG-GENRE-HEIST`?');
  });

  it('that nobody has are not found, which is said', async () => {
    const unknown = () => Promise.reject(new GreenlightError('NOT_FOUND', 'There is no PKG-X. Near: PKG-Y.'));
    expect(await say('install PKG-X', { install: unknown })).toMatchObject({
      decision: 'FAILED',
      reason: 'NOT_FOUND',
      response: 'There is no PKG-X. Near: PKG-Y.',
    });
  });

  it('are nowhere without a port, which is said', async () => {
    expect((await say('list packages', {}, { ports: {} })).reason).toBe('no packages port');
  });

  it('are listed by their registries, which an admin alone changes', async () => {
    const row = {
      table: 'frameworks_registry.csv',
      id: 'FMWK-CHAT-001',
      title: 'Chat',
      status: 'active',
      version: '0.1.0',
    };
    const asked: unknown[] = [];
    const change = (what: string) => async (request: { id: string }) => {
      asked.push([what, request.id]);
      return { row, isCopied: what === 'remove' };
    };
    const port = {
      listRegistries: async () => [row],
      removeRegistryRow: change('remove'),
      restoreRegistryRow: change('restore'),
    };
    for (const query of ['list registries', 'show the registries', 'registry list']) {
      expect((await say(query, port, { capability: 'read' })).response).toMatch(/\| `FMWK-CHAT-001` \| `0\.1\.0` \| /);
    }
    expect((await say('registry remove fmwk-chat-001', port)).response).toContain(
      'To put it back, run `greenlight registry add',
    );
    expect((await say('registry add FMWK-CHAT-001', port)).response).toMatch(
      /^Added `FMWK-CHAT-001`, to `registries\/frame/,
    );
    expect(asked).toEqual([
      ['remove', 'FMWK-CHAT-001'],
      ['restore', 'FMWK-CHAT-001'],
    ]);
    expect((await say('registry remove FMWK-CHAT-001', port, { capability: 'write' })).decision).toBe('DENIED');
  });
});
