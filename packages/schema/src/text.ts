const lone = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const controls = /[\u0000-\u001f\u007f]+/g;
const controlsInProse = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]+/g;

/** Text that can be stored and hashed: a NUL or half a surrogate pair becomes U+FFFD, so that places in the text stay. */
export function wellFormed(text: string): string {
  return text.replace(lone, '\ufffd');
}

/** A name or a line: control characters, line ends among them, become a blank. */
export function singleLine(text: string): string {
  return wellFormed(text.replace(controls, ' '));
}

/** Text of several lines: control characters but for tabs and line ends go. */
export function prose(text: string): string {
  return wellFormed(text.replace(controlsInProse, ''));
}

/** The first `length` UTF-16 units of a text, or one less where the cut would go through a surrogate pair. */
export function cutText(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** A text as one line of `longest` characters at most, an ellipsis at its end where some were cut; a character outside the basic plane is one. */
export function shortenLine(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  if (letters.length <= longest) return line;
  const kept = letters.slice(0, longest - 1).join('');
  return `${kept.trimEnd()}…`;
}

/** A text with a full stop at its end, unless it ends as a sentence already, in quotation marks too. */
export function endSentence(text: string): string {
  return /[.!?…]”?$/.test(text) ? text : `${text}.`;
}
