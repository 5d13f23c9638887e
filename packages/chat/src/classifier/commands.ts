import type { Command } from './command.ts';
import { fileCommands } from './commands/file-commands.ts';
import { helpCommands } from './commands/help-commands.ts';
import { ledgerCommands } from './commands/ledger-commands.ts';
import { packageCommands } from './commands/package-commands.ts';
import { searchCommands } from './commands/search-commands.ts';

/** The commands of section 3 of the contracts. A message is a command when the whole of it is. */
export const commands: readonly Command[] = [
  ...helpCommands,
  ...packageCommands,
  ...ledgerCommands,
  ...fileCommands,
  ...searchCommands,
];

/** What the story understands better, and is asked for only when it said nothing. */
export const storyCommands: readonly Command[] = [
  {
    type: 'story_undo',
    acts: true,
    templates: ['undo [that|it|this]', 'undo [the|my] last turn|change', 'undo turn {turn:count}'],
  },
  { type: 'story_advance', acts: true, templates: ['advance|move|continue|go [on] to [the] next step', 'next step'] },
];
