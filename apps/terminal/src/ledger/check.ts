import { checkProof, type NamedKey, type ProofJudgement, verifyBundle, verifyProduction } from '@greenlight/ledger';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { printProduction } from './describe-production.ts';
import { type Evidence, withEvidence } from './read-evidence.ts';
import { withWorkspaceLedger } from './workspace-ledger.ts';

/** `greenlight ledger check FILE`: 0 when the proof holds, 1 when not. */
export async function checkFile(context: CommandContext): Promise<ExitCode> {
  const [path = ''] = parseArguments(context, 'ledger check', ['FILE'], {}).given;
  return withEvidence(path, context, async (evidence) => {
    switch (evidence.kind) {
      case 'bundle':
        return checkBundle(context, evidence);
      case 'production':
        return checkProduction(context, evidence);
      case 'document':
        return checkDocument(context, evidence.document);
    }
  });
}

async function checkDocument(context: CommandContext, document: unknown): Promise<ExitCode> {
  const judged = checkProof(document);
  const known = await isKnown(context, judged.keyId);
  const { kind, holds, reason, keyId } = judged;
  if (context.global.json) {
    await context.out.printJson({
      holds,
      kind,
      ...(reason ? { reason } : {}),
      ...(keyId ? { key_id: keyId, key_known: known } : {}),
    });
  } else await context.out.print(`${printable(describe(judged))}\n`);
  sayKey(context, keyId, known);
  return holds ? exitCode.done : exitCode.failed;
}

function describe({ kind, holds, reason, keyId }: ProofJudgement): string {
  if (!holds) return `The proof of ${kind} does not hold: ${reason ?? 'it is wrong'}.`;
  return `The proof of ${kind} holds${keyId ? `, under a checkpoint signed with the key ${keyId}` : ''}.`;
}

async function checkBundle(context: CommandContext, { name, lines }: Evidence & { kind: 'bundle' }): Promise<ExitCode> {
  const found = await verifyBundle(lines);
  const { out, global } = context;
  if (!found.ok) {
    await (global.json
      ? out.printJson({ holds: false, kind: 'bundle', stream: found.stream, seq: found.seq, reason: found.reason })
      : out.print(printable(`${name} is not sound. ${found.reason}\n`)));
    return exitCode.failed;
  }
  const { stream, size, root, objects, checkpoint } = found;
  const known = await isKnown(context, checkpoint?.keyId);
  if (global.json) {
    const signed = checkpoint ? { size: checkpoint.size, key_id: checkpoint.keyId, key_known: known } : null;
    await out.printJson({ holds: true, kind: 'bundle', stream, size, root, objects, checkpoint: signed });
  } else {
    const signature = checkpoint
      ? `the first ${checkpoint.size} signed with the key ${checkpoint.keyId}`
      : 'no checkpoint';
    await out.print(printable(`${stream}: ${size} entries, sound, ${objects} texts, root ${root}; ${signature}\n`));
  }
  sayKey(context, checkpoint?.keyId, known);
  return exitCode.done;
}

async function checkProduction(
  context: CommandContext,
  { name, lines }: Evidence & { kind: 'production' },
): Promise<ExitCode> {
  const found = await verifyProduction(lines);
  const code = await printProduction(context, name, found);
  const keyId = found.ok ? found.production.signedBy : undefined;
  sayKey(context, keyId, await isKnown(context, keyId));
  return code;
}

/** Whether a key is this workspace's. Evidence may be looked at anywhere, so that it is not is no fault. */
async function isKnown(context: CommandContext, keyId: string | undefined): Promise<boolean> {
  if (keyId === undefined) return false;
  const keys: NamedKey[] = await withWorkspaceLedger(context, (ledger) => ledger.checkpointKeys());
  return keys.some((key) => key.keyId === keyId);
}

function sayKey({ out }: CommandContext, keyId: string | undefined, known: boolean): void {
  if (keyId === undefined || known) return;
  out.say(printable(`The key ${keyId} is none of this workspace. Ask whoever it should be from for its id.`));
}
