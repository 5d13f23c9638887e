import type { CommandContext } from '../command.ts';
import type { PrinterOptions } from './markdown-printer.ts';

/** How Markdown looks on the terminal of a command: in colour unless NO_COLOR says otherwise (no-color.org). */
export function terminalLook({ out, env }: Pick<CommandContext, 'out' | 'env'>): PrinterOptions {
  return {
    hasColour: !env.NO_COLOR && env.TERM !== 'dumb',
    columns: () => out.stdout.columns || 80,
  };
}
