/** What the prompt itself understands; everything else is said to the chat. */
export const promptCommands = ['/help', '/quit', '/session'] as const;

/** What a line asks of the prompt: to leave, or to say something; undefined for a line that is for the chat. */
export function readPromptCommand(
  line: string,
  conversation: { id: string | undefined; turns: number },
): { leaves: true } | { says: string } | undefined {
  const word = line.trim();
  if (word === '/quit' || word === 'quit' || word === 'exit') return { leaves: true };
  if (word === '/session') return { says: describeSession(conversation) };
  if (word === '/help') return { says: help };
  if (!/^\/[a-z]*$/.test(word)) return undefined;
  return { says: `There is no \`${word}\` here; there are ${promptCommands.join(', ')}.` };
}

const help = `- \`/session\` tells which session this is, and how to go on with it later.
- \`/quit\` or Ctrl-D leaves. Ctrl-C cancels what runs, clears the line, or leaves when it is empty.
- Tab completes commands, paths and ids; the arrows find what was said before.

Say \`help\` for what the chat can do.`;

function describeSession({ id, turns }: { id: string | undefined; turns: number }): string {
  if (id === undefined) return 'No session yet: the first turn begins one.';
  const count = turns === 1 ? '1 turn' : `${turns} turns`;
  return `\`${id}\`, ${count} so far. To go on with it later:\n\n- \`greenlight chat -i --session ${id}\``;
}
