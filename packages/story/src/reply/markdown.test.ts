import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { describeValues, sceneHeading, shorten } from './describe.ts';
import { escapeMarkdown, linkTo, listWords } from './markdown.ts';

type Node = { type: string; value?: string; url?: string; children?: Node[] };

/** Nothing but text, and bare addresses that lead where they say. */
function expectPlain({ kinds, links }: ReturnType<typeof parse>): void {
  expect(new Set(kinds.filter((kind) => kind !== 'link'))).toEqual(new Set(['root', 'paragraph', 'text']));
  for (const { url, text } of links) {
    expect(url).toMatch(/^(https?:\/\/|mailto:)/i);
    expect([text, `http://${text}`, `mailto:${text}`]).toContain(url);
  }
}

/** A reply as the page's own parser reads it: the kinds of its parts, and its text. */
function parse(markdown: string): { kinds: string[]; text: string; links: { url: string; text: string }[] } {
  const root: Node = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const kinds: string[] = [];
  const links: { url: string; text: string }[] = [];
  const walk = (node: Node): string => {
    kinds.push(node.type);
    const text = node.value ?? (node.children ?? []).map(walk).join('');
    if (node.url) links.push({ url: node.url, text });
    return text;
  };
  const text = walk(root);
  return { kinds, text, links };
}

const hostile = [
  '**x**',
  '_x_',
  '~~x~~',
  '`x`',
  '[a](javascript:alert(1))',
  '![a](http://evil/p.png)',
  '<script>alert(1)</script>',
  '<http://evil>',
  'http://evil.example',
  'www.evil.example',
  'me@evil.example',
  'mailto:me@evil.example',
  '[a]: http://evil',
  '[^1]',
  '&lt;b&gt; &amp; &#60;',
  'a | b',
  '\\*',
  '# heading',
  '> quote',
  '- item',
  '1. item',
  '---',
  '$x$',
  'a\n\n# b',
  'a\u2028b\u0000c',
  '![',
];

describe('escapeMarkdown', () => {
  it.each(hostile)('shows exactly the text of %j after other words', (text) => {
    const parsed = parse(`Created character: ${escapeMarkdown(text)}`);
    expectPlain(parsed);
    expect(parsed.text).toBe(`Created character: ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}`);
  });

  it.each(hostile)('shows exactly the text of %j at the start of a line', (text) => {
    const parsed = parse(escapeMarkdown(text));
    expectPlain(parsed);
    expect(parsed.text.trim()).toBe(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim());
  });

  it('shows exactly any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile, ' ', '(', ')', ']', '[', '*', '_', ':', '//', '@', '.'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parse(`Name: ${escapeMarkdown(text)}.`);
        expectPlain(parsed);
        expect(parsed.text).toBe(`Name: ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}.`);
      }),
      { numRuns: 1500, seed: 5 },
    );
  });

  it.each([
    'Sarah',
    'Dr. Okafor',
    "O'Brien",
    '28',
    '221B Baker Street',
    'INT. BAR – NIGHT',
    'Zoë (the elder)',
    'R&D',
    'a: b',
  ])('leaves plain text alone: %s', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });
});

describe('linkTo', () => {
  it.each(['Sarah', 'a]b', '](javascript:x)', '`]`', '[x]'])(
    'links to the record under exactly its name: %s',
    (name) => {
      const { kinds, text, links } = parse(linkTo('character', 'id-1', name));
      expect(kinds).toEqual(['root', 'paragraph', 'link', 'text']);
      expect([text, links]).toEqual([name, [{ url: '#character-id-1', text: name }]]);
    },
  );
});

describe('sentences', () => {
  it('list words as people do', () => {
    expect(['', 'A', 'A and B', 'A, B and C']).toEqual([
      listWords([]),
      listWords(['A']),
      listWords(['A', 'B']),
      listWords(['A', 'B', 'C']),
    ]);
    expect(listWords(['A', 'B'], 'or')).toBe('A or B');
  });

  it('cut long text at a word', () => {
    expect(shorten('one two three', 9)).toBe('one two…');
    expect(shorten('x'.repeat(20), 10)).toBe(`${'x'.repeat(5)}…`);
    expect(shorten('short', 10)).toBe('short');
  });

  it.each([
    [{ interior: true, timeOfDay: 'night' }, 'Baker Street', 'INT. BAKER STREET – NIGHT'],
    [{ interior: false }, 'the pier', 'EXT. THE PIER'],
    [{ timeOfDay: 'dawn' }, 'Bar', 'BAR – DAWN'],
    [{ title: 'The kiss' }, undefined, 'The kiss'],
    [{ summary: 'They meet.' }, undefined, 'They meet.'],
    [{ timeOfDay: 'day' }, undefined, 'DAY'],
    [{}, undefined, 'Untitled scene'],
  ] as const)('head a scene: %j', (scene, location, heading) => {
    expect(sceneHeading(scene, location)).toBe(heading);
  });

  it('name values in a line, and ids by their names', () => {
    const fields = {
      name: 'X',
      age: 0,
      occupation: '',
      traits: ['brave', '*kind*'],
      interior: false,
      location: 'id',
      characters: ['id', 'id'],
      summary: null,
    };
    expect(describeValues({ kind: 'inn' }, String)).toBe('an inn');
    expect(describeValues(fields, () => 'Bar')).toBe('age 0 · brave, \\*kind\\* · exterior · Bar · Bar, Bar');
  });
});
