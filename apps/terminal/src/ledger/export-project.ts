import { createReadStream } from 'node:fs';
import { signProduction, verifyProduction } from '@greenlight/ledger';
import { GreenlightError, recordId } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import type { NamedProject, Productions } from '../story/productions.ts';
import { unknownLedger } from './arguments.ts';
import { splitLines } from './split-lines.ts';
import { withWorkspaceLedger } from './workspace-ledger.ts';
import { type BundleTarget, refuseTarget, writeBundle } from './write-bundle.ts';

/** Takes a film's production out as one bundle, signed with the workspace's key. A file is verified before it is there. */
export async function exportProject(context: CommandContext, name: string, target: BundleTarget): Promise<ExitCode> {
  const id = idIn(name);
  const { hasStory, withProductions } = await import('./with-productions.ts');
  if (!(await hasStory(context))) throw id ? unknownProject(id) : unknownLedger(name);
  return withProductions(context, 'read', async (productions) => {
    const project = id ?? (await findTitled(productions, name, context.signal)).id;
    await refuseTarget(target);
    const pieces = await productions.export(project, context.signal);
    const key = await withWorkspaceLedger(context, ({ keys }) => keys.privateKey('checkpoint'));
    await writeBundle(context, signProduction(pieces, project, key), target, refuseUnsound);
    return exitCode.done;
  });
}

/** A project's id, with or without `PRJ-` before it. */
function idIn(name: string): string | undefined {
  return recordId.safeParse(name.replace(/^PRJ-/i, '')).data;
}

async function findTitled(productions: Productions, title: string, signal: AbortSignal): Promise<NamedProject> {
  const fold = (text: string) => text.trim().toLowerCase();
  const found = (await productions.list(signal)).filter((project) => fold(project.title) === fold(title));
  const [only, ...others] = found;
  if (!only) throw unknownLedger(title);
  if (others.length === 0) return only;
  const ids = found.map(({ id }) => id).join(', ');
  throw new GreenlightError('VALIDATION', `${found.length} films are called “${title}”. Name one by its id: ${ids}.`);
}

async function refuseUnsound(draft: string): Promise<void> {
  const chunks = createReadStream(draft)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const found = await verifyProduction(splitLines(Buffer.alloc(0), chunks));
  if (found.ok) return;
  throw new GreenlightError('LEDGER_CORRUPT', `The bundle that came is not sound, and was not kept. ${found.reason}`);
}

function unknownProject(id: string): GreenlightError {
  return new GreenlightError('NOT_FOUND', `There is no project ${id} here: no story was told in this workspace yet.`);
}
