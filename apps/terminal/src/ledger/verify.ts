import { setTimeout as sleep } from 'node:timers/promises';
import { type NamedKey, objectHashes, verifyLedger } from '@greenlight/ledger';
import { GreenlightError, type LedgerEntry } from '@greenlight/schema';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode, exitCodeOfSignal } from '../exit-code.ts';
import { printable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { parseStream } from './arguments.ts';
import { checkFile } from './check.ts';
import { unknownStream, type WorkspaceLedger, withWorkspaceLedger } from './workspace-ledger.ts';

/** What came of one ledger. */
type Verdict =
  | { stream: string; ok: true; size: number; root: string; hash: string; checkpoint: CheckpointSeen | null }
  | { stream: string; ok: false; seq: number; reason: string; file?: string };

/** The last checkpoint: how many entries it covers, and whether its key is known. */
interface CheckpointSeen {
  size: number;
  key_id: string;
  known: boolean;
}

/** `greenlight ledger verify [ID | --all | FILE]`: 1 when a ledger, or a text that it names, is not sound, with the first bad entry. */
export async function verifyLedgers(context: CommandContext): Promise<ExitCode> {
  const { values, given } = parseArguments(context, 'ledger verify', ['[ID]'], { all: { type: 'boolean' } });
  const [target] = given;
  if (values.all && target !== undefined) throw new UsageError('ledger verify takes the id of a ledger, or --all.');
  if (target !== undefined && /\.(bundle|jsonl|json)$/.test(target)) return checkFile({ ...context, argv: [target] });
  const wanted = target ?? (values.all ? undefined : context.global.session);
  if (wanted !== undefined) parseStream(wanted);
  return withWorkspaceLedger(context, (ledger) =>
    wanted === undefined ? verifyAll(context, ledger) : verifyOne(context, ledger, wanted),
  );
}

async function verifyOne({ global, out }: CommandContext, ledger: WorkspaceLedger, stream: string): Promise<ExitCode> {
  const verdict = await judge(ledger, stream, await ledger.checkpointKeys());
  if (verdict.ok && verdict.size === 0) throw unknownStream(stream);
  await (global.json ? out.printJson(verdict) : out.print(`${printable(describe(verdict))}\n`));
  return verdict.ok ? exitCode.done : exitCode.failed;
}

async function verifyAll({ global, out, signal }: CommandContext, ledger: WorkspaceLedger): Promise<ExitCode> {
  const keys = await ledger.checkpointKeys();
  const verdicts: Verdict[] = [];
  for (const stream of await ledger.store.streams()) {
    const stopped = exitCodeOfSignal(signal);
    if (stopped !== undefined) return stopped;
    const verdict = await judge(ledger, stream, keys);
    verdicts.push(verdict);
    if (!global.json) await out.print(`${printable(describe(verdict))}\n`);
  }
  const ok = verdicts.every((verdict) => verdict.ok);
  if (global.json) await out.printJson({ ok, ledgers: verdicts });
  else if (verdicts.length === 0) out.say('Nothing is recorded in this workspace yet.');
  return ok ? exitCode.done : exitCode.failed;
}

/** How long a bad ledger is left alone before it is read again, in milliseconds: somebody may just be writing its last line. */
const PATIENCE_MS = 20;

async function judge(ledger: WorkspaceLedger, stream: string, keys: readonly NamedKey[]): Promise<Verdict> {
  const first = await judgeOnce(ledger, stream, keys);
  if (first.ok) return first;
  await sleep(PATIENCE_MS);
  return judgeOnce(ledger, stream, keys);
}

async function judgeOnce(
  { store, objects }: WorkspaceLedger,
  stream: string,
  keys: readonly NamedKey[],
): Promise<Verdict> {
  const seen: CheckpointSeen[] = [];
  const texts = new Map<string, { seq: number; name: string }>();
  const onEntry = (entry: LedgerEntry) => {
    for (const { hash, name } of objectHashes(entry)) {
      if (!texts.has(hash)) texts.set(hash, { seq: entry.seq, name });
    }
    if (entry.type === 'CHECKPOINT') seen[0] = { size: entry.size, key_id: entry.key_id, known: keys.length > 0 };
  };
  // A workspace without any key cannot tell who signed; one with keys refuses all others.
  const options = { onEntry, ...(keys.length > 0 ? { keys: keys.map(({ key }) => key) } : {}) };
  const found = await verifyLedger(store, stream, options);
  if (!found.ok) return { stream, ...found };
  const changed = await findChanged(objects, [...texts.keys()]);
  const text = changed && texts.get(changed);
  if (!text) return { stream, ...found, checkpoint: seen[0] ?? null };
  const reason = `Entry ${text.seq} is not sound: its ${text.name} was changed (${changed}).`;
  return { stream, ok: false, seq: text.seq, reason };
}

/** How many texts are read at once. */
const AT_ONCE = 32;

/** The first of the texts in whose place something else stands. */
async function findChanged(
  objects: WorkspaceLedger['objects'],
  hashes: readonly string[],
): Promise<string | undefined> {
  for (let start = 0; start < hashes.length; start += AT_ONCE) {
    const some = hashes.slice(start, start + AT_ONCE);
    const changed = await Promise.all(some.map((hash) => isChanged(objects, hash)));
    if (changed.includes(true)) return some[changed.indexOf(true)];
  }
  return undefined;
}

/** Whether something else stands in a text's place. One that was erased was not changed. */
async function isChanged(objects: WorkspaceLedger['objects'], hash: string): Promise<boolean> {
  try {
    await objects.get(hash);
    return false;
  } catch (error) {
    if (error instanceof GreenlightError && error.code === 'LEDGER_CORRUPT') return true;
    throw error;
  }
}

function describe(verdict: Verdict): string {
  if (!verdict.ok) return `${verdict.stream}: ${verdict.reason}${verdict.file ? ` (${verdict.file})` : ''}`;
  const { stream, size, root, checkpoint } = verdict;
  return `${stream}: ${size} ${size === 1 ? 'entry' : 'entries'}, sound, root ${root}; ${describeCheckpoint(checkpoint)}`;
}

function describeCheckpoint(checkpoint: CheckpointSeen | null): string {
  if (!checkpoint) return 'no checkpoint';
  const { size, key_id, known } = checkpoint;
  return `the first ${size} signed with the key ${key_id}${known ? '' : ', which is unknown: this workspace has no public key'}`;
}
