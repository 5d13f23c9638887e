import type { Token } from './token.ts';

/**
 * A slash between spaces parts what a note lists: `Ilse / widow / 58`. It is read as a comma; behind a scene heading, where notes put what
 * happens, as the end of the line.
 */
export function readSeparators(tokens: Token[]): void {
  let isHeading = false;
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (before === undefined || before.kind === 'newline') isHeading = /^(?:int|ext)$/.test(token.lower);
    const after = tokens[at + 1];
    const isSpaced = token.text === '/' && before && after && before.end < token.start && token.end < after.start;
    if (!isSpaced || /^(?:int|ext)$/.test(before.lower) || /^(?:int|ext)$/.test(after.lower)) continue;
    if (isHeading) token.kind = 'newline';
    else {
      token.text = ',';
      token.lower = ',';
    }
  }
}
