import { createContext, createInput } from '@greenlight/testkit/handler-context';
import { describe, expect, it } from 'vitest';
import { defineHandler } from '../define-handler.ts';
import type { ChatHandler } from '../handler.ts';
import { HandlerRegistry } from '../registry.ts';
import help from './help.ts';

const handler = (name: string, more: Partial<ChatHandler> = {}): ChatHandler =>
  defineHandler({
    name,
    description: `Does ${name}.`,
    category: 'other',
    answers: [],
    requires: 'read',
    patterns: [`${name} {text}`],
    run: async () => ({ response: '', reads: [], writes: [] }),
    ...more,
  });

const say = async (registry: HandlerRegistry, capability: 'read' | 'write' | 'admin') =>
  (await help.run(createInput('help', 'help'), createContext({ registry, capability }))).response;

describe('help', () => {
  it('begins with the agreed words and groups handlers by category', async () => {
    const registry = new HandlerRegistry([handler('zebra'), handler('browse', { category: 'browse' }), help]);
    const text = await say(registry, 'read');
    expect(text.startsWith('Available commands')).toBe(true);
    expect(text.indexOf('**Help**')).toBeLessThan(text.indexOf('**Files**'));
    expect(text.indexOf('**Files**')).toBeLessThan(text.indexOf('**Other**'));
    expect(text).toContain('- Does zebra. `zebra {text}`');
    expect(text).not.toContain('**Packages**');
  });

  it('shows what the capability allows, and only names the rest', async () => {
    const registry = new HandlerRegistry([handler('install', { category: 'packages', requires: 'admin' }), help]);
    expect(await say(registry, 'write')).toContain(
      'You have the capability write. With more there are also: install (admin).',
    );
    expect(await say(registry, 'write')).not.toContain('Does install');
    expect(await say(registry, 'admin')).toContain('- Does install.');
    expect(await say(registry, 'admin')).not.toContain('With more');
  });

  it('names nothing that is not for her to somebody whose rights others decide', async () => {
    const registry = new HandlerRegistry([handler('install', { category: 'packages', requires: 'admin' }), help]);
    const context = createContext({ registry, actor: { kind: 'user', id: 'ada' } });
    expect((await help.run(createInput('help', 'help'), context)).response).not.toContain('install');
  });

  it('leaves out what cannot be said, and keeps patterns inside their marks', async () => {
    const registry = new HandlerRegistry([
      handler('quiet', { answers: ['general'], patterns: [] }),
      handler('odd', { patterns: ['a`b'] }),
      help,
    ]);
    const text = await say(registry, 'admin');
    expect(text).not.toContain('quiet');
    expect(text).toContain("`a'b`");
  });

  it('begins with the nearest commands for what is none', async () => {
    const registry = new HandlerRegistry([handler('search'), handler('zebra'), help]);
    const say = async (query: string) =>
      (await help.run(createInput(query, 'general'), createContext({ registry }))).response;
    expect(await say('serch it all')).toMatch(
      /^Available commands\n\nThat is none of them, and nothing was done\. The nearest:\n\n- `search \{text\}`: Does search\./,
    );
    expect(await say('frobnicate')).toMatch(
      /^Available commands\n\nThat is none of them, and nothing was done\.\n\n\*\*/,
    );
  });

  it('knows the handlers that come with the chat', async () => {
    const text = await say(new HandlerRegistry(), 'read');
    expect(text).toContain('what can you do');
    expect(text).toContain('who is Irene?');
    expect(text).toContain('story (write)');
  });
});
