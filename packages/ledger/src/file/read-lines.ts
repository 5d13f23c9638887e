import { createReadStream } from 'node:fs';
import { systemCode } from './places.ts';

const NEWLINE = 0x0a;

/** The whole lines of a file as bytes, without their line feeds. What follows the last one is left out; no file is no lines. */
export async function* readLines(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
      let from = 0;
      for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
        yield bytes.subarray(from, at);
        from = at + 1;
      }
      rest = bytes.subarray(from);
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}
