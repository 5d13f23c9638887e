// The program: what of the process a command may touch, and nothing else.
import { GreenlightError } from '@greenlight/schema';
import { exitCode } from './exit-code.ts';
import { runCommandLine } from './main.ts';
import { createOutput, printable } from './output.ts';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupted.abort(signal)); // once: a second Ctrl-C ends the process at once
}
const out = createOutput(process);
// What no turn waits for, such as a timer of a handler from outside: nothing can be said to be as it should, so it ends here.
process.on('uncaughtException', (thrown: unknown) => {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  out.say(`greenlight: Something failed on its own: ${printable(message).split('\n')[0]}`);
  process.exit(exitCode.internal);
});
// Not awaited: it is bundled as a script, which has no await of its own.
void runCommandLine(process.argv.slice(2), {
  env: process.env,
  get cwd() {
    return currentFolder();
  },
  get stdin() {
    return process.stdin;
  },
  out,
  signal: interrupted.signal,
}).then((code) => {
  process.exitCode = code;
});

function currentFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new GreenlightError('NOT_FOUND', 'The current folder is gone. Change to one that exists.', { cause });
  }
}
