import { readVerified } from '@greenlight/ledger';
import { GreenlightError, type LedgerEntry } from '@greenlight/schema';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode, exitCodeOf } from '../exit-code.ts';
import { explainError } from '../explain-error.ts';
import { printable } from '../output.ts';
import { parseSeq, parseStream } from './arguments.ts';
import { describeEntry } from './describe-entry.ts';
import { readTexts } from './texts.ts';
import { unknownStream, type WorkspaceLedger, withWorkspaceLedger } from './workspace-ledger.ts';

/** `greenlight ledger show ID [SEQ]`. Entries are printed as they are verified; the first bad one ends it. */
export async function showLedger(context: CommandContext): Promise<ExitCode> {
  const [id = '', place] = parseArguments(context, 'ledger show', ['ID', '[SEQ]'], {}).given;
  const stream = parseStream(id);
  const seq = place === undefined ? undefined : parseSeq(place);
  return withWorkspaceLedger(context, (ledger) =>
    seq === undefined ? showAll(context, ledger, stream) : showOne(context, ledger, stream, seq),
  );
}

async function showOne(
  { global, out }: CommandContext,
  ledger: WorkspaceLedger,
  stream: string,
  seq: number,
): Promise<ExitCode> {
  let size = 0;
  for await (const { entry } of readVerified(ledger.store, stream)) {
    size += 1;
    if (entry.seq !== seq) continue;
    await (global.json
      ? out.printJson({ stream, ...(await shape(ledger, entry)) })
      : out.print(await print(ledger, entry)));
    return exitCode.done;
  }
  if (size === 0) throw unknownStream(stream);
  throw new GreenlightError(
    'NOT_FOUND',
    `There is no entry ${seq}: the ledger ${stream} has the entries 0 to ${size - 1}.`,
  );
}

async function showAll(
  { global, out, signal }: CommandContext,
  ledger: WorkspaceLedger,
  stream: string,
): Promise<ExitCode> {
  let size = 0;
  let failure: GreenlightError | undefined;
  try {
    for await (const { entry } of readVerified(ledger.store, stream)) {
      const text = global.json
        ? `${size === 0 ? opening(stream) : ','}${JSON.stringify(await shape(ledger, entry))}`
        : await print(ledger, entry);
      size += 1;
      if (signal.aborted || !(await out.print(global.json ? printableJson(text) : text))) return exitCode.done;
    }
  } catch (error) {
    failure = explainError(error);
  }
  if (size === 0) throw failure ?? unknownStream(stream);
  if (failure) out.say(`greenlight: ${printable(failure.message)}`);
  const error = failure ? `,"error":${JSON.stringify({ code: failure.code, message: failure.message })}` : '';
  if (global.json) await out.print(printableJson(`]${error}}\n`));
  return failure ? exitCodeOf(failure.code) : exitCode.done;
}

function opening(stream: string): string {
  return `{"stream":${JSON.stringify(stream)},"entries":[`;
}

// JSON may hold these as they are, and a terminal would act on them.
function printableJson(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (unsafe) => `\\u${unsafe.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

async function shape(ledger: WorkspaceLedger, entry: LedgerEntry) {
  const texts = await readTexts(ledger, entry);
  return { entry, texts: Object.fromEntries(texts.map(({ name, text }) => [name, text])) };
}

async function print(ledger: WorkspaceLedger, entry: LedgerEntry): Promise<string> {
  return printable(describeEntry(entry, await readTexts(ledger, entry)));
}
