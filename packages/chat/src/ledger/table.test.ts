import { describe, expect, it } from 'vitest';
import { renderTable } from './table.ts';

describe('renderTable', () => {
  it('puts columns under each other, and leaves the last as it is', () => {
    const columns = [{ title: 'When' }, { title: 'Turn', isNumber: true }, { title: 'What' }];
    expect(
      renderTable(columns, [
        ['today', '7', 'short'],
        ['', '12', 'somewhat longer'],
      ]),
    ).toBe(
      [
        '| When  | Turn | What |',
        '| ----- | ---: | ---- |',
        '| today |    7 | short |',
        '|       |   12 | somewhat longer |',
      ].join('\n'),
    );
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\ \\|b'],
    ['a\\\\|b', 'a\\\\\\|b'],
  ])('keeps the bar of %s inside its cell', (cell, shown) => {
    expect(renderTable([{ title: 'What' }], [[cell]])).toContain(`| ${shown} |`);
  });
});
