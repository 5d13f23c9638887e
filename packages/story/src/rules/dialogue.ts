import type { Token } from './token.ts';

/**
 * Marks the speeches of a script as quoted: a line with a name in capitals and nothing else, and the lines under it up to the
 * next empty one. What people say in a script is no telling.
 */
export function markDialogue(tokens: Token[], message: string): void {
  if (!message.includes('\n')) return;
  const lines = splitLines(tokens);
  for (const line of lines) markColonSpeech(line);
  for (let line = 0; line < lines.length - 1; line++) {
    const cue = lines[line] ?? [];
    const before = lines[line - 1] ?? [];
    const isFree = line === 0 || before.length === 0 || /^(?:int|ext)$/.test(before[0]?.lower ?? '');
    if (!isFree || !isSpeaker(cue) || (lines[line + 1] ?? []).length === 0) continue;
    for (const token of cue) token.isSpeaker = true;
    for (line++; line < lines.length && (lines[line] ?? []).length > 0; line++)
      for (const token of lines[line] ?? []) token.quoted = true;
  }
}

/** `MACE: You sure about the name?` */
function markColonSpeech(line: Token[]): void {
  const colon = line.findIndex((token) => token.text === ':');
  if (colon < 1 || colon > 3 || colon === line.length - 1 || !isSpeaker(line.slice(0, colon))) return;
  for (const token of line.slice(0, colon)) token.isSpeaker = true;
  for (const token of line.slice(colon + 1)) token.quoted = true;
}

function splitLines(tokens: Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'newline') lines.push([]);
    else lines.at(-1)?.push(token);
  }
  return lines;
}

function isSpeaker(line: Token[]): boolean {
  const words = line.filter((token) => token.kind === 'word');
  if (
    words.length === 0 ||
    words.length > 5 ||
    line.some((token) => /^[:!?,-]$/.test(token.text) || token.kind === 'number')
  )
    return false;
  if (
    /^(?:int|ext|cut|fade|the|scene|act|close|on|super|insert|intercut|back|smash|dissolve|interior|exterior|title|montage|later|protagonist|antagonist|hero|heroine|villain|lead|leads|cast|characters?|name|names|location|locations|setting|place|places|main|supporting|logline|genre|synopsis|time|note|notes|plot|role|age|job|occupation)$/.test(
      words[0]?.lower ?? '',
    )
  )
    return false;
  return (
    words.every(
      (token) =>
        token.shape === 'upper' || token.lower === 'i' || /^(?:mr|mrs|dr|cont|contd|v|o|vo|os)$/.test(token.lower),
    ) && words.some((token) => token.text.length > 1)
  );
}
