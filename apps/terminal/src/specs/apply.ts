import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { resolveWorkspace } from '../workspace.ts';
import { readSpecId } from './read-id.ts';

/** `greenlight spec apply --target ID [--force]`. */
export async function applySpec(context: CommandContext): Promise<ExitCode> {
  const options = { target: { type: 'string' }, force: { type: 'boolean' } } as const;
  const { values } = parseArguments(context, 'spec apply', [], options);
  if (values.target === undefined) throw new UsageError('spec apply needs --target ID.');
  const id = await readSpecId(values.target);
  const { global, cwd, out } = context;
  const workspace = resolveWorkspace(global.workspace, cwd);
  const { applySpecPack } = await import('./specs-of.ts');
  const { folder, files, kept } = applySpecPack({ workspace, id, force: values.force, now: new Date() });
  if (global.json) await out.printJson({ id, folder, files, replaced: kept });
  else {
    await out.print(printable(`${folder}\n`));
    if (kept) out.say(printable(`What was there was moved to ${kept.folder}: ${kept.files.join(', ')}.`));
    out.say(`Fill in its ${files.length} files, then: greenlight gate --all ${id}`);
  }
  return exitCode.done;
}
