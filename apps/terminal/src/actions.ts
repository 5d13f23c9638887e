import type { Command, CommandContext } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { UsageError } from './usage-error.ts';

/** What a command does after its name, `ledger verify`: each loaded when it is called. */
export type Actions = Readonly<Record<string, () => Promise<(context: CommandContext) => Promise<ExitCode>>>>;

/** Runs the action that the command line names next, with what follows it. Throws UsageError for one that is not there. */
export function runAction(name: string, actions: Actions): Command['run'] {
  return async (context) => {
    const [action, ...argv] = context.argv;
    const load = action !== undefined && Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!load) {
      const said = action === undefined ? 'needs one of' : `has no ${JSON.stringify(action.slice(0, 80))}. It has`;
      throw new UsageError(`${name} ${said} ${Object.keys(actions).join(', ')}.`);
    }
    return (await load())({ ...context, argv });
  };
}
