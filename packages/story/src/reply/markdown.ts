/**
 * Text from outside as Markdown that shows exactly that text: no emphasis, image, HTML, entity or link under other words
 * comes of it, and it stays on one line. A bare web address stays one; a face may link it to itself.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/[\\`*_[\]<>~|]/g, '\\$&')
      .replace(/!(?=\\\[)/g, '\\!')
      .replace(/&(?=#?\w+;)/g, '\\&')
      // Inside an address that a parser has recognised, the escapes above would show; so it must not recognise one.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\b(www|mailto|xmpp)(?=[.:])/gi, '$1\\')
      .replace(/@/g, '\\@')
      .replace(/^(\s*)([#+=-])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])/, '$1\\$2')
  );
}

/** A link to a record inside the studio's page. */
export function linkTo(kind: string, id: string, name: string): string {
  return `[${escapeMarkdown(name)}](#${kind}-${id})`;
}

/** "A", "A and B", "A, B and C". */
export function listWords(words: readonly string[], joiner = 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`;
}
