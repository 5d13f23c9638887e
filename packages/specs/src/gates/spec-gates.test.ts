import { createHash } from 'node:crypto';
import { runGate } from '@greenlight/gates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpecPack } from '../create-spec-pack.ts';
import type { SpecPack } from '../spec-pack.ts';
import { type SpecFile, specFiles } from '../templates/spec-template.ts';
import { type SpecField, specFields } from '../templates/spec-templates.ts';
import { judgeSpecPack, resolveSpecGate, specGates } from './spec-gates.ts';

const id = 'FILM-NIGHT-001';
const values = Object.fromEntries(specFields.map((name) => [name, `What is true of ${name}.`])) as Record<
  SpecField,
  string
>;
const filled = createSpecPack({ id, values });
const packOf = (changes: Partial<Record<SpecFile, string | undefined>> = {}): SpecPack => ({
  id,
  files: Object.fromEntries(
    Object.entries({ ...filled, ...changes }).filter(([, text]) => text !== undefined),
  ) as Record<string, string>,
});
const blockersOf = (gate: 'spec.G0' | 'spec.G1', pack: SpecPack) =>
  runGate(resolveSpecGate(gate), pack).findings.map(({ code, where }) => `${code} ${where ?? ''}`.trim());

describe('a pack', () => {
  it('that was freshly applied fails both gates, in each of its files', () => {
    const pack = { id, files: createSpecPack({ id }) };
    for (const gate of ['spec.G0', 'spec.G1'] as const) {
      const places = runGate(resolveSpecGate(gate), pack).findings.map(({ where = '' }) => where.split(':')[0]);
      expect([...new Set(places)].sort(), gate).toEqual([...specFiles]);
    }
  });

  it('that is filled passes both, in their order', () => {
    const { passed, gates } = judgeSpecPack(packOf());
    expect([passed, gates.map(({ gate }) => gate)]).toEqual([true, ['spec.G0', 'spec.G1']]);
    expect(specGates.map((gate) => gate.id)).toEqual(['spec.G0', 'spec.G1']);
  });

  it('is judged up to the first gate that fails', () => {
    const pack = packOf({ '01_problem.md': 'Owner: TBD\n' });
    expect(judgeSpecPack(pack).gates.map(({ gate, passed }) => [gate, passed])).toEqual([['spec.G0', false]]);
    expect(judgeSpecPack(pack, [resolveSpecGate('spec.G1')]).gates[0]?.gate).toBe('spec.G1');
  });

  it('without one of its files, or with one that cannot be read, passes neither gate', () => {
    const missing = packOf({ '03_requirements.md': undefined });
    const fault = { file: '03_requirements.md', code: 'LINKED_FILE', message: '03_requirements.md is a link' } as const;
    for (const gate of ['spec.G0', 'spec.G1'] as const) {
      expect(blockersOf(gate, missing)).toEqual(['MISSING_FILE 03_requirements.md']);
      expect(blockersOf(gate, { ...missing, faults: [fault] })).toEqual(['LINKED_FILE 03_requirements.md']);
      expect(blockersOf(gate, { id, files: {} })).toHaveLength(8);
    }
    expect(blockersOf('spec.G0', { id, files: Object.create({ '00_overview.md': 'inherited' }) })).toHaveLength(8);
  });

  it('passes no gate that there is not', () => {
    for (const name of ['spec.G7', 'G0', '']) expect(runGate(resolveSpecGate(name), packOf()).passed).toBe(false);
  });
});

describe('spec.G1', () => {
  const change = (from: string | RegExp, to: string) =>
    packOf({ '02_solution.md': filled['02_solution.md'].replace(from, to) });
  const text = 'What is true of alternatives.';

  it.each([
    ['on a line', '{{owner}}'],
    ['in a block of code', '~~~ {{ matrix.node }}\n~~~'],
    ['in a line of code', 'It says `{{ name }}` there'],
    ['over two lines', '{{\nowner }}'],
    ['in a comment', '<!-- {{owner}} -->'],
  ])('finds a field %s', (_where, field) => {
    expect(blockersOf('spec.G1', change(text, `${text}\n\n${field}`))).toEqual(['FIELD 02_solution.md:9']);
  });

  it('takes neither one brace nor an end far away for a field', () => {
    expect(blockersOf('spec.G1', change(text, `${text} {a} { {b} } }} {{\n\nand }} too`))).toEqual([]);
  });

  it.each([
    ['is not there', /## Alternatives\n/, ''],
    ['is of another level', '## Alternatives', '### Alternatives'],
    ['stands in a block of code', '## Alternatives', '```\n## Alternatives\n```\n'],
    ['stands in a comment', '## Alternatives', '<!--\n## Alternatives\n-->'],
    ['stands in a quote', '## Alternatives', '> ## Alternatives'],
    ['follows a block of code that nothing ends', '## Alternatives', '```\n## Alternatives'],
  ])('misses a heading that %s', (_how, from, to) => {
    expect(blockersOf('spec.G1', change(from, to))).toContain('HEADING_MISSING 02_solution.md');
  });

  it('takes a heading however it is set', () => {
    const other = filled['02_solution.md']
      .replace('## Alternatives', '##   **alternatives**  ##')
      .replaceAll('\n', '\r\n');
    expect(blockersOf('spec.G1', packOf({ '02_solution.md': `\ufeff${other}` }))).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '  \n\t\n'],
    ['a rule', '---'],
    ['the template’s text', '> FILL IN: what else was weighed, and why it was not taken.'],
    ['the template’s text without its word', 'What else was weighed, and **why** it was not taken.'],
    ['the template’s text, wrapped anew', 'what else was weighed, and\nwhy it was not taken'],
    ['a line of another template', '> FILL IN: what belongs to it, a line each.'],
    ['an empty table of the template', '| Risk | Likelihood | Answer |\n|---|---|---|\n| | | |'],
    ['a placeholder', 'TBD'],
    ['a field', '{{alternatives}}'],
    ['a comment', '<!-- What else was weighed: nothing at all. -->'],
    ['an empty block of code', '```\n```'],
  ])('misses text below a heading that has %s', (_what, body) => {
    expect(blockersOf('spec.G1', change(text, body))).toContain('SECTION_EMPTY 02_solution.md:5');
  });

  it.each([
    ['a word', 'None.'],
    ['a list', '- one\n- two'],
    ['a table', '| Risk | Likelihood | Answer |\n|---|---|---|\n| Rain | high | a tent |'],
    ['a block of code', '```\nmake it\n```'],
    ['a heading of its own', '### Weighed\n\nTwo others.'],
    ['words of another script', '何もない'],
    ['text before a comment', 'Nothing else. <!-- really -->'],
  ])('is content with %s', (_what, body) => {
    expect(blockersOf('spec.G1', change(text, body))).toEqual([]);
  });

  it('does not take what stands below the next heading for a section’s text', () => {
    expect(
      blockersOf(
        'spec.G1',
        packOf({ '02_solution.md': filled['02_solution.md'].replace(/What is true of solution\.\n/, '') }),
      ),
    ).toEqual(['SECTION_EMPTY 02_solution.md:1']);
  });
});

describe('findings', () => {
  it('are fifty of one kind at most, and say how many more there are', () => {
    const { findings } = runGate(resolveSpecGate('spec.G0'), packOf({ '05_testing.md': '- TBD\n'.repeat(5_000) }));
    expect(findings).toHaveLength(51);
    expect(findings.at(-1)).toMatchObject({ code: 'MORE', message: 'There are 4950 more of these' });
  });
});

describe('what was judged', () => {
  it('is hashed as sha256sum does it, and is another with any byte', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    const sums = specFiles.map((file) => `${sha256(filled[file])}  ${file}\n`).join('');
    expect(judgeSpecPack(packOf()).judged).toBe(`sha256:${sha256(sums)}`);
    for (const file of specFiles)
      expect(judgeSpecPack(packOf({ [file]: `${filled[file]} ` })).judged).not.toBe(`sha256:${sha256(sums)}`);
    expect(judgeSpecPack({ id, files: { ...filled, 'notes.md': 'TBD' } })).toMatchObject({
      passed: true,
      judged: `sha256:${sha256(sums)}`,
    });
  });
});

describe('a pack that is filled from values', () => {
  it('passes, whatever prose they are', () => {
    const prose = fc
      .array(fc.stringMatching(/^[A-Za-zäé0-9 ,.#>*_`~|<!-]{1,40}$/), { minLength: 1, maxLength: 4 })
      .map((lines) => `So it is. ${lines.join('\n')}`)
      .filter((text) => !/tbd|todo|fill|\{\{/i.test(text));
    fc.assert(
      fc.property(fc.record(Object.fromEntries(specFields.map((name) => [name, prose]))), (each) => {
        const { gates } = judgeSpecPack({ id, files: createSpecPack({ id, values: each }) });
        expect(gates.flatMap(({ findings }) => findings)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is told what it misses: every field without a value, by its section', () => {
    fc.assert(
      fc.property(fc.subarray([...specFields], { minLength: 1 }), (left) => {
        const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !left.includes(name as SpecField)));
        const pack = { id, files: createSpecPack({ id, values: rest }) };
        const fields = runGate(resolveSpecGate('spec.G1'), pack).findings.filter(({ code }) => code === 'FIELD');
        expect(fields.map(({ message }) => /\{\{(\w+)\}\}/.exec(message)?.[1])).toEqual(left);
        // The title and the fields beside it share a heading, where one of them is text enough.
        expect(judgeSpecPack(pack).passed).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
