import { describe, expect, it } from 'vitest';
import { quote } from './quote.ts';

describe('quote', () => {
  it.each([
    ['read package.json', '`read package.json`'],
    ['a `b` c', '``a `b` c``'],
    ['`b`', '`` `b` ``'],
    ['one\n two\tthree', '`one two three`'],
    ['<img src=x> [a](https://evil.test) ![b](c)', '`<img src=x> [a](https://evil.test) ![b](c)`'],
    ['red\u001b[31m \u202eback \u0085', '`red [31m back`'],
    [' \u0000 ', '–'],
    ['', '–'],
  ])('shows %j as %s', (text, shown) => {
    expect(quote(text)).toBe(shown);
  });

  it('cuts what is long, and says so, without cutting a character in two', () => {
    expect(quote('x'.repeat(81))).toBe(`\`${'x'.repeat(79)}…\``);
    expect(quote('x'.repeat(80))).toBe(`\`${'x'.repeat(80)}\``);
    expect(quote('🎬'.repeat(10), 6)).toBe('`🎬🎬…`');
    expect(quote(`${' '.repeat(400)}words`)).toMatch(/…/);
  });
});
