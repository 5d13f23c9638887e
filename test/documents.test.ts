import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from '@greenlight/schema';
import { describe, expect, test } from 'vitest';
import { routes } from '../apps/studio/src/api/routes.ts';
import { repository } from './support/lint-imports.ts';

const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');
const listed = (folder: string) =>
  readdirSync(path.join(repository, folder)).map((name) => path.posix.join(folder, name));
const documents = [
  ...[
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'examples/scandal-in-bohemia/README.md',
    'packages/story/eval/README.md',
  ],
  ...['docs', 'docs/guide', 'docs/decisions'].flatMap(listed).filter((file) => file.endsWith('.md')),
];
/** The documents that speak of what is here. The other one says itself what is not. */
const present = documents.filter((file) => file !== 'docs/plan-coverage.md');
const manifests = ['package.json', ...['packages', 'apps'].flatMap(listed).map((room) => `${room}/package.json`)];

interface Manifest {
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
const manifestOf = (file: string) => JSON.parse(read(file)) as Manifest;

/** A heading's anchor, as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

describe.each(documents)('%s', (file) => {
  const text = read(file);

  test('links only to what is there', () => {
    const links = [...text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(
      ([, target = '']) => target,
    );
    const local = links.filter((target) => !/^(https?:|mailto:)/.test(target));
    const broken = local.filter((target) => {
      const [place = '', anchor] = target.split('#');
      const full = place === '' ? path.join(repository, file) : path.resolve(repository, path.dirname(file), place);
      if (!existsSync(full)) return true;
      if (anchor === undefined) return false;
      const headings = readFileSync(full, 'utf8').match(/^#+ .*/gm) ?? [];
      return !headings.some((heading) => anchorOf(heading.replace(/^#+ /, '')) === anchor);
    });
    expect(broken).toEqual([]);
  });

  test('names no place of one machine', () => {
    expect(text).not.toMatch(/\/(work|home|Users|root)\/[a-z]/);
  });
});

describe('what the documents speak of', () => {
  test('addresses of the API are there', () => {
    const known = routes.map(({ path: address }) => address);
    for (const file of present) {
      const named = (read(file).match(/\/api\/v1\/[a-z][\w/{}.-]*[\w}]/g) ?? []).filter(
        (address) => !known.includes(address) && !address.endsWith('.ts'),
      );
      // A document may name the beginning of several.
      expect(
        named.filter((address) => !known.some((one) => one.startsWith(`${address}/`))),
        file,
      ).toEqual([]);
    }
  });

  test('commands of npm are there', () => {
    const { scripts = {} } = manifestOf('package.json');
    for (const file of present) {
      const named = [...read(file).matchAll(/npm run (?:--silent )?([a-z][\w:]*)/g)].map(([, name = '']) => name);
      expect(
        named.filter((name) => !(name in scripts)),
        file,
      ).toEqual([]);
    }
  });

  test('settings of the guide are read by the studio', () => {
    const known = Object.keys(environment.shape);
    const named = read('docs/guide/operator.md').match(/`[A-Z][A-Z_]{3,}(?==|`)/g) ?? [];
    expect(named.length).toBeGreaterThan(8);
    expect([...new Set(named.map((name) => name.slice(1)))].filter((name) => !known.includes(name))).toEqual([]);
  });

  test('each dependency says why it is here', () => {
    const reasons = read('docs/decisions/0001-the-house-and-its-tools.md');
    const used = manifests.flatMap((file) =>
      Object.keys({ ...manifestOf(file).dependencies, ...manifestOf(file).devDependencies }),
    );
    const outside = [...new Set(used)].filter((name) => !/^@(greenlight|types)\//.test(name));
    expect(outside.length).toBeGreaterThan(20);
    expect(outside.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });

  test('each decision is in the index', () => {
    const index = read('docs/decisions/README.md');
    const decisions = readdirSync(path.join(repository, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
    expect(decisions.filter((name) => !index.includes(`](${name})`))).toEqual([]);
  });

  test('each room is in the house that CONTRIBUTING draws', () => {
    const drawn = read('CONTRIBUTING.md');
    const rooms = ['packages', 'apps'].flatMap(listed);
    expect(rooms.filter((room) => !drawn.includes(`    ${room} `))).toEqual([]);
  });
});
