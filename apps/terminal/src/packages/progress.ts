import type { Output } from '../output.ts';
import { printable } from '../output.ts';

/** What takes longer than this says that it is at work. */
const QUIET_MS = 1_000;
const BEAT_MS = 5_000;

/** Runs `work`, and says on stderr that it goes on when it takes over a second. */
export async function withProgress<T>(out: Output, doing: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const say = () => out.say(`greenlight: ${printable(doing)} … ${Math.round((Date.now() - started) / 1000)} s`);
  let beat: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    say();
    beat = setInterval(say, BEAT_MS).unref();
  }, QUIET_MS).unref();
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(beat);
  }
}
