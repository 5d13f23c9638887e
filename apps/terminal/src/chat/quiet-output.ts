import { Writable } from 'node:stream';
import type { Output } from '../output.ts';

/** The terminal as the line editor sees it: what it echoes while a turn runs is not shown. */
export class QuietOutput extends Writable {
  readonly isTTY = true;
  isQuiet = false;
  readonly #stdout: Output['stdout'];
  readonly #resized = () => this.emit('resize');

  constructor(stdout: Output['stdout']) {
    super({ decodeStrings: false });
    this.#stdout = stdout;
    stdout.on('resize', this.#resized);
  }

  get columns(): number {
    return this.#stdout.columns ?? 80;
  }

  /** Lets the terminal go. */
  release(): void {
    this.#stdout.off('resize', this.#resized);
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    if (!this.isQuiet) this.#stdout.write(chunk);
    done();
  }
}
