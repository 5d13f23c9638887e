import type { Output } from '../output.ts';

/** Tells that a ledger was mended after a crash: nothing of it goes without a word. */
export function sayRepair(out: Pick<Output, 'say'>): (stream: string, bytes: number) => void {
  return (stream, bytes) =>
    out.say(`greenlight: The last line of the ledger ${stream} was not whole; its ${bytes} bytes were cut off.`);
}
