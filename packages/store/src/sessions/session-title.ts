import { cutText } from '@greenlight/schema';

const LONGEST = 60;

/** A conversation's title, from its first message: its first words, up to sixty characters. */
export function titleOf(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  const cut = cutText(line, LONGEST);
  const space = cut.lastIndexOf(' ');
  return `${space > LONGEST / 2 ? cut.slice(0, space) : cut}…`;
}
