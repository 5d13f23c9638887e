// The program: what of the process a command may touch, and nothing else.
import { GreenlightError } from '@greenlight/schema';
import { runCommandLine } from './main.ts';
import { createOutput } from './output.ts';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupted.abort(signal)); // once: a second Ctrl-C ends the process at once
}
// Not awaited: it is bundled as a script, which has no await of its own.
void runCommandLine(process.argv.slice(2), {
  env: process.env,
  get cwd() {
    return currentFolder();
  },
  get stdin() {
    return process.stdin;
  },
  out: createOutput(process),
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
