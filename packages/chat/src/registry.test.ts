import { describe, expect, it } from 'vitest';
import type { ChatHandler } from './handler.ts';
import { HandlerRegistry } from './registry.ts';

const handler = (more: Partial<Record<keyof ChatHandler, unknown>> = {}): ChatHandler =>
  ({
    name: 'browse',
    description: 'Shows files.',
    category: 'browse',
    answers: ['browse_code'],
    requires: 'read',
    patterns: ['read {path}'],
    run: async () => ({ response: '', reads: [], writes: [] }),
    ...more,
  }) as ChatHandler; // tests put wrong fields in on purpose

const deploy = handler({ name: 'deploy', answers: [], patterns: ['deploy {target}'] });
const classified = (pattern: string) => ({ type: 'general' as const, confidence: 1, pattern, args: {} });

describe('HandlerRegistry', () => {
  it('finds a handler by query type, and lists in order', () => {
    const browse = handler();
    const registry = new HandlerRegistry([browse, deploy]);
    expect(registry.resolve('browse_code')).toBe(browse);
    expect(registry.resolve('package_list')).toBeUndefined();
    expect(registry.list()).toEqual([browse, deploy]);
  });

  it('finds a handler of a type of its own by its pattern', () => {
    const general = handler({ name: 'general', answers: ['general'], patterns: [] });
    const registry = new HandlerRegistry([general, deploy]);
    expect(registry.resolve(classified('deploy {target}'))).toBe(deploy);
    expect(registry.resolve(classified(''))).toBe(general);
    expect(registry.patterns()).toEqual(['deploy {target}']);
  });

  it('gives the same list of patterns while nothing is registered, so that it is compiled once', () => {
    const registry = new HandlerRegistry([deploy]);
    const before = registry.patterns();
    expect(registry.patterns()).toBe(before);
    registry.register(handler({ name: 'note', answers: [], patterns: ['note {text}'] }));
    expect(registry.patterns()).toEqual(['deploy {target}', 'note {text}']);
  });

  it.each([
    ['name', handler({ answers: [], patterns: ['x'] }), 'registered already'],
    ['query type', handler({ name: 'other' }), 'claims the query type "browse_code", which "browse" has'],
    ['pattern', handler({ name: 'other', answers: [], patterns: ['deploy {target}'] }), 'claims the pattern'],
  ])('refuses a %s that is taken, and keeps what it has', (_what, second, message) => {
    const registry = new HandlerRegistry([handler(), deploy]);
    expect(() => registry.register(second)).toThrow(message);
    expect(registry.list()).toHaveLength(2);
  });

  it.each([
    [{ name: '' }, 'A handler without a name is not valid: name must'],
    [{ name: 'Bad Name' }, '"Bad Name" is not valid: name must'],
    [{ description: ' ' }, 'description must'],
    [{ category: 'misc' }, 'category must be one of help, story'],
    [{ answers: ['anything'] }, 'answers must list query types'],
    [{ answers: 'general' }, 'answers must'],
    [{ requires: 'root' }, 'requires must be read, write or admin'],
    [{ patterns: [1] }, 'patterns must'],
    [{ answers: [], patterns: ['half {open'] }, '"{open"'],
    [{ run: 'run' }, 'run must be a function'],
    [{ runsOnce: 'yes' }, 'runsOnce must be true or false'],
    [{ answers: [], patterns: [] }, 'nothing reaches it'],
  ])('refuses %j and says why', (fields, message) => {
    expect(() => new HandlerRegistry([]).register(handler(fields))).toThrow(message);
  });

  it.each([null, undefined, 'help', 5])('refuses %j', (candidate) => {
    expect(() => new HandlerRegistry([]).register(candidate)).toThrow('must be an object');
  });

  it('puts a handler in the place of another of its name', () => {
    const registry = new HandlerRegistry([handler(), deploy]);
    const better = handler({ answers: ['browse_code', 'browse_dir'] });
    registry.replace(better);
    expect(registry.resolve('browse_code')).toBe(better);
    expect(registry.resolve('browse_dir')).toBe(better);
    expect(() => registry.replace(handler({ name: 'unknown' }))).toThrow('no handler "unknown"');
  });

  it('keeps the former handler when the new one claims too much', () => {
    const former = handler();
    const registry = new HandlerRegistry([former, handler({ name: 'search', answers: ['search_code'] })]);
    expect(() => registry.replace(handler({ answers: ['search_code'] }))).toThrow('claims');
    expect(registry.resolve('browse_code')).toBe(former);
  });

  it('raises what handlers need on a face, those registered later too, and never lowers it', async () => {
    class Remembering {
      readonly #words = 'from a field of its own';
      readonly name = 'browse';
      readonly description = 'Shows files.';
      readonly category = 'browse';
      readonly answers = ['browse_code'];
      readonly requires = 'read';
      readonly patterns = ['read {path}'];
      async run() {
        return { response: this.#words, reads: [], writes: [] };
      }
    }
    const install = handler({ name: 'install', category: 'packages', answers: ['package_install'], requires: 'admin' });
    const registry = new HandlerRegistry([install], {
      requires: ({ category }) => (category === 'browse' ? 'admin' : 'read'),
    }).register(new Remembering());
    expect(registry.resolve('browse_code')).toMatchObject({ name: 'browse', requires: 'admin' });
    expect(await registry.resolve('browse_code')?.run({} as never, {} as never)).toMatchObject({
      response: 'from a field of its own',
    });
    expect(registry.resolve('package_install')).toBe(install);
    registry.replace(handler({ patterns: ['see {path}'] }));
    expect(registry.list().map(({ name, requires }) => `${name} ${requires}`)).toEqual([
      'install admin',
      'browse admin',
    ]);
  });

  it('takes a handler out, with its patterns, and the name is free again', () => {
    const registry = new HandlerRegistry([handler(), deploy]);
    registry.unregister('deploy');
    registry.unregister('nobody');
    expect(registry.resolve(classified('deploy {target}'))).toBeUndefined();
    expect(registry.patterns()).toEqual([]);
    expect(registry.list()).toHaveLength(1);
    expect(registry.register(deploy).resolve(classified('deploy {target}'))).toBe(deploy);
  });
});
