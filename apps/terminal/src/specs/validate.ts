import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode, exitCodeOfSignal } from '../exit-code.ts';
import { printable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { resolveWorkspace } from '../workspace.ts';
import { describePack, type JudgedPack, judgePack } from './judge-pack.ts';
import { readSpecId } from './read-id.ts';

/** `greenlight spec validate ID|--all`. Exits 1 when a pack fails. Writes nothing. */
export async function validateSpecs(context: CommandContext): Promise<ExitCode> {
  const { values, given } = parseArguments(context, 'spec validate', ['[ID]'], { all: { type: 'boolean' } });
  const [text] = given;
  if ((text === undefined) !== (values.all ?? false))
    throw new UsageError('spec validate takes the id of a pack, or --all.');
  return text === undefined ? validateAll(context) : validateOne(context, await readSpecId(text));
}

async function validateOne({ global, cwd, out }: CommandContext, id: string): Promise<ExitCode> {
  const { judgeSpecPack, readSpecPack } = await import('./specs-of.ts');
  const judged = judgeSpecPack(await readSpecPack(resolveWorkspace(global.workspace, cwd), id));
  await (global.json ? out.printJson(judged) : out.print(printable(await describePack(judged))));
  return judged.passed ? exitCode.done : exitCode.failed;
}

async function validateAll({ global, cwd, out, signal }: CommandContext): Promise<ExitCode> {
  const { listSpecPacks } = await import('./specs-of.ts');
  const workspace = resolveWorkspace(global.workspace, cwd);
  const { ids, notes } = listSpecPacks(workspace);
  const packs: JudgedPack[] = [];
  for (const id of ids) {
    const stopped = exitCodeOfSignal(signal);
    if (stopped !== undefined) return stopped;
    const judged = await judgePack(workspace, id);
    packs.push(judged);
    if (!global.json) await out.print(printable(await describePack(judged)));
  }
  const passed = packs.every((pack) => pack.passed);
  if (global.json) await out.printJson({ passed, packs, notes });
  for (const note of notes) out.say(printable(note));
  if (ids.length === 0) out.say('There is no spec pack in this workspace.');
  return passed ? exitCode.done : exitCode.failed;
}
