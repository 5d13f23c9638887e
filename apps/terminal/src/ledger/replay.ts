import { contentHash, verifyBundle } from '@greenlight/ledger';
import { GreenlightError, hasCapability, type LedgerEntry } from '@greenlight/schema';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ComposedChat, composeChat } from '../compose.ts';
import { type ExitCode, exitCode, exitCodeOfSignal } from '../exit-code.ts';
import { printable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { type Evidence, withEvidence } from './read-evidence.ts';

type Turn = LedgerEntry & { type: 'CHAT_TURN' };

/** A conversation as it was recorded. */
interface Recording {
  stream: string;
  turns: Turn[];
  texts: Map<string, string>;
}

interface Result {
  turn: number;
  result: 'same' | 'different' | 'skipped';
  handler: string;
  /** What differs, or why it was skipped. */
  why: string[];
}

/**
 * `greenlight ledger replay FILE`. Of a production it is rebuilt, with `--into PROJECT` and `--partial`; of a conversation its turns are asked
 * again, with `--all`: 1 when something comes out differently.
 */
export async function replayLedger(context: CommandContext): Promise<ExitCode> {
  const options = { all: { type: 'boolean' }, into: { type: 'string' }, partial: { type: 'boolean' } } as const;
  const { values, given } = parseArguments(context, 'ledger replay', ['FILE'], options);
  const { all = false, into, partial: isPartial = false } = values;
  return withEvidence(given[0] ?? '', context, async (evidence) => {
    if (evidence.kind === 'production') {
      if (all) throw new UsageError('--all is for a conversation; a production is rebuilt whole.');
      const { replayProject } = await import('./replay-project.ts');
      return replayProject(context, evidence, { into, isPartial });
    }
    if (into !== undefined || isPartial) throw new UsageError('--into and --partial are for an exported production.');
    return replayConversation(context, await readRecording(evidence), all);
  });
}

async function replayConversation(context: CommandContext, recording: Recording, all: boolean): Promise<ExitCode> {
  const composed = await composeChat({ ...context, global: { ...context.global, session: undefined } });
  try {
    return await replay(context, composed, recording, all);
  } finally {
    await composed.close();
  }
}

/** Nothing is asked before the whole file is known to be sound. */
async function readRecording(evidence: Evidence): Promise<Recording> {
  const turns: Turn[] = [];
  const texts = new Map<string, string>();
  const queries = new Set<string>();
  if (evidence.kind !== 'bundle') {
    throw new GreenlightError(
      'VALIDATION',
      `${evidence.name} is no exported ledger. It takes what \`greenlight ledger export\` writes.`,
    );
  }
  const found = await verifyBundle(evidence.lines, {
    onEntry(entry) {
      if (entry.type !== 'CHAT_TURN') return;
      turns.push(entry);
      queries.add(entry.query_hash);
    },
    onText: (hash, text) => void (queries.has(hash) && texts.set(hash, text)),
  });
  if (!found.ok)
    throw new GreenlightError('VALIDATION', `${evidence.name} is not sound, and is not replayed. ${found.reason}`);
  if (turns.length > 0) return { stream: found.stream, turns, texts };
  throw new GreenlightError('VALIDATION', `The ledger ${found.stream} is no conversation: there is no turn to replay.`);
}

async function replay(
  context: CommandContext,
  composed: ComposedChat,
  { stream, turns, texts }: Recording,
  wantsAll: boolean,
): Promise<ExitCode> {
  const { out, global, signal } = context;
  const results: Result[] = [];
  let session: string | undefined;
  for (const turn of turns) {
    const stopped = exitCodeOfSignal(signal);
    if (stopped !== undefined) return stopped;
    const query = texts.get(turn.query_hash);
    const skipped = query === undefined ? 'its words were erased' : wantsAll ? undefined : reasonToSkip(turn, composed);
    const played =
      query !== undefined && skipped === undefined ? await ask(composed, turn, query, session, signal) : undefined;
    session ??= played?.session;
    const result = played?.result ?? {
      turn: turn.turn_number,
      result: 'skipped',
      handler: turn.handler,
      why: [skipped ?? ''],
    };
    results.push(result);
    if (!global.json) await out.print(printable(describe(result)));
  }
  const differ = results.filter(({ result }) => result === 'different').length;
  if (global.json) await out.printJson({ stream, session: session ?? null, same: differ === 0, turns: results });
  else out.say(summarize(results, session));
  return differ === 0 ? exitCode.done : exitCode.failed;
}

/** Asked again is only what read, then and now. */
function reasonToSkip(turn: Turn, { chat }: ComposedChat): string | undefined {
  if (turn.decision !== 'EXECUTED') return `it was ${turn.decision}`;
  const handler = chat.registry.list().find(({ name }) => name === turn.handler);
  if (!handler) return `there is no handler ${turn.handler} here`;
  return hasCapability('read', handler.requires) ? undefined : `the handler ${turn.handler} needs ${handler.requires}`;
}

async function ask(
  { chat }: ComposedChat,
  turn: Turn,
  query: string,
  session: string | undefined,
  signal: AbortSignal,
): Promise<{ session: string; result: Result }> {
  const { reply } = await chat.turn({ query }, { signal, ...(session ? { session } : {}) });
  const why = [
    ...(reply.handler === turn.handler ? [] : [`handler ${turn.handler} is ${reply.handler} now`]),
    ...(reply.decision === turn.decision ? [] : [`decision ${turn.decision} is ${reply.decision} now`]),
    ...(contentHash(reply.response) === turn.result_hash ? [] : ['another response']),
  ];
  const result = why.length === 0 ? 'same' : 'different';
  return { session: reply.session_id, result: { turn: turn.turn_number, result, handler: reply.handler, why } };
}

function describe({ turn, result, handler, why }: Result): string {
  return `turn ${turn}  ${result.padEnd(9)}  ${handler}${why.length > 0 ? `: ${why.join(', ')}` : ''}\n`;
}

function summarize(results: readonly Result[], session: string | undefined): string {
  const count = (wanted: Result['result']) => results.filter(({ result }) => result === wanted).length;
  const where = session ? ` Asked again in ${session}.` : '';
  return `${count('same')} the same, ${count('different')} different, ${count('skipped')} skipped.${where}`;
}
