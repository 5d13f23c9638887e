import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '@greenlight/ledger';
import type { EntryBody } from '@greenlight/schema';
import { createContext, createInput } from '@greenlight/testkit/handler-context';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileSessionStore, type FileSessionStore } from '../file/file-session-store.ts';
import { createFileLedgerPort } from '../ledger/file-ledger-port.ts';
import type { PackagesPort } from '../packages-port.ts';
import prompts from './prompts.ts';

let workspace: string;
let sessions: FileSessionStore;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'prompts-'));
  sessions = createFileSessionStore({ workspace });
});
afterEach(async () => {
  await sessions.close();
  await rm(workspace, { recursive: true });
});

const stream = 'SES-CHAT-20260131-00000001';
const call = (more: object = {}): EntryBody => ({
  type: 'MODEL_CALL',
  purpose: 'extract',
  model: 'small-model',
  input_tokens: 120,
  output_tokens: 40,
  duration_ms: 1234,
  outcome: 'answered',
  prompt_hash: contentHash('the prompt'),
  reply_hash: contentHash('the reply'),
  ...more,
});
const write = (...bodies: EntryBody[]) =>
  sessions.ledger.append(
    stream,
    bodies.map((body) => ({
      ...body,
      id: randomUUID(),
      at: '2026-01-31T10:42:07.000Z',
      actor: { kind: 'local', id: 'owner' },
    })),
  );
const ask = (args: Record<string, string> = {}) =>
  prompts.run(
    createInput('show prompts', 'prompts_query', args),
    createContext({ ports: { ledger: createFileLedgerPort({ sessions }) } }),
  );

describe('show prompts', () => {
  it('says how a model is set where none was asked yet', async () => {
    const { response, reads } = await ask();
    expect(response).toMatch(/^No model was asked yet/);
    expect(response).toContain('LLM_BASE_URL');
    expect(reads).toEqual([]);
  });

  it('shows each call: purpose, model, tokens, time, outcome and hash', async () => {
    await write(call(), call({ input_tokens: null, output_tokens: null, outcome: 'timed_out', model: 'a|b <img>' }));
    const { response, reads } = await ask();
    const [second, first] = response.split('\n').filter((line) => line.startsWith('| 2026'));
    expect(first?.split('|').map((cell) => cell.trim())).toEqual([
      '',
      '2026-01-31 10:42:07',
      stream,
      '`extract`',
      '`small-model`',
      '120',
      '40',
      '1.2 s',
      'answered',
      `\`${contentHash('the prompt').slice(7, 19)}\``,
      '',
    ]);
    expect(second).toMatch(/`a\\\|b <img>` +\| +– \| +– \| +1\.2 s \| timed out/);
    expect(response).toContain('Prompts and replies themselves are not kept');
    expect(response).not.toContain('the prompt');
    expect(reads).toEqual([{ path: `ledger:${stream}`, hash: `sha256:${(await sessions.ledger.head(stream)).hash}` }]);
  });

  it('shows the last of many, and how to see more', async () => {
    await write(...Array.from({ length: 5 }, (_, index) => call({ input_tokens: index })));
    const { response } = await ask({ limit: '2' });
    expect(response).toContain('the last 2 calls');
    expect(response).toContain('`show last 4 prompts`');
    await expect(ask({ limit: '-1' })).rejects.toMatchObject({ code: 'VALIDATION' });
  });

  it('shows those since a moment, and says when there are none', async () => {
    await write(call());
    expect((await ask({ since: '2026-01-31' })).response).toContain('small-model');
    expect((await ask({ since: '2026-02-01' })).response).toMatch(/^No model was asked since 2026-02-01 00:00:00 UTC/);
    await expect(ask({ since: 'dawn' })).rejects.toMatchObject({ code: 'VALIDATION' });
  });

  it('says that it has no ledger where there is none', async () => {
    const { response } = await prompts.run(createInput('show prompts', 'prompts_query'), createContext());
    expect(response).toBe('No ledger can be shown here.');
  });

  it('shows what installed packages have a model told', async () => {
    const prompts_ = [{ name: 'cold', purpose: 'ending', text: 'No **hugs**.', from: 'PKG-COLD' }];
    const packages = { prompts: async () => prompts_ } as unknown as PackagesPort; // only this is asked for here
    const { response } = await prompts.run(
      createInput('show prompts', 'prompts_query'),
      createContext({ ports: { ledger: createFileLedgerPort({ sessions }), packages } }),
    );
    expect(response).toMatch(/\| `cold` \| ending +\| `PKG-COLD` \| `No \*\*hugs\*\*\.` \|$/);
  });
});
