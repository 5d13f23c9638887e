import type { CommandContext } from '../command.ts';
import { printable } from '../output.ts';

/** Prints what came of a command: with --json the view itself, on a terminal its Markdown set, else the Markdown as it is. */
export async function printView(context: CommandContext, view: object, markdown: string): Promise<void> {
  const { global, out } = context;
  if (global.json) await out.printJson(view);
  else if (!out.stdout.isTTY) await out.print(`${printable(markdown)}\n`);
  else {
    const { printMarkdown } = await import('../markdown/markdown-printer.ts');
    const { terminalLook } = await import('../markdown/terminal-look.ts');
    await out.print(await printMarkdown(markdown, terminalLook(context)));
  }
}
