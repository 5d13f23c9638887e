import { describe, expect, it } from 'vitest';
import { fileTitle, gatesNotAsked, placeOf, shownText } from './pack-words.ts';

const run = (gate: string) => ({ gate, passed: false, findings: [], log: { name: '', text: '' } });

describe('a file of a pack on the page', () => {
  it('has its headings below those of the page', () => {
    const { text, isCut } = shownText('# One\n\n## Two\n\n#### Three\n\n\\# none\n#none');
    expect(text).toBe('#### One\n\n##### Two\n\n###### Three\n\n\\# none\n#none');
    expect(isCut).toBe(false);
  });

  it('ends after a whole line when it is long, and says that it goes on', () => {
    const long = '| a row |\n'.repeat(20_000);
    const { text, isCut } = shownText(long);
    expect(isCut).toBe(true);
    expect(text.length).toBeLessThan(120_001);
    expect(text.endsWith('| a row |')).toBe(true);
  });

  it.each([
    ['03_requirements.md', 'Requirements'],
    ['00_overview.md', 'Overview'],
  ])('%s is called %s', (file, title) => {
    expect(fileTitle(file)).toBe(title);
  });
});

describe('what a gate found', () => {
  it.each([
    ['03_requirements.md:12', { file: '03_requirements.md', line: 12 }],
    ['05_testing.md', { file: '05_testing.md', line: null }],
    ['packs', null],
    [undefined, null],
  ])('is at %s', (where, place) => {
    expect(placeOf(where)).toEqual(place);
  });

  it('leaves the gates after it unasked', () => {
    expect(gatesNotAsked([run('spec.G0')])).toEqual(['spec.G1']);
    expect(gatesNotAsked([run('spec.G0'), run('spec.G1')])).toEqual([]);
  });
});
