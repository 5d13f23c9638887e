import type { ChatReply } from '@greenlight/schema';
import { createMarkdownPrinter, type PrinterOptions } from '../markdown/markdown-printer.ts';
import type { Output } from '../output.ts';

/** When a turn that shows nothing begins to show that it runs, and how often that changes. */
const BEAT_MS = 1_000;

/** Shows one turn on a terminal: its pieces as they come, and a sign of life while there are none. */
export class TurnScreen {
  readonly #out: Output;
  readonly #options: PrinterOptions;
  readonly #started = Date.now();
  readonly #timer: NodeJS.Timeout;
  #printer;
  #streamed = '';
  #hasSign = false;

  constructor(out: Output, options: PrinterOptions) {
    this.#out = out;
    this.#options = options;
    this.#printer = createMarkdownPrinter(options);
    this.#timer = setInterval(() => this.#showSign(), BEAT_MS);
  }

  /** A piece of the reply. */
  add(text: string): void {
    this.#hideSign();
    this.#streamed += text;
    this.#out.stdout.write(this.#printer.feed(text));
  }

  /** What was shown is void: the turn begins again. */
  restart(): void {
    this.#hideSign();
    if (this.#streamed === '') return;
    this.#out.stdout.write(`${this.#printer.end()}(Something changed meanwhile; once more.)\n`);
    this.#begin();
  }

  /** Shows what of the reply was not shown yet. */
  async show({ response }: ChatReply): Promise<void> {
    this.close();
    if (!response.startsWith(this.#streamed)) {
      await this.#out.print(`${this.#printer.end()}\n`);
      this.#begin();
    }
    const rest = this.#printer.feed(response.slice(this.#streamed.length));
    await this.#out.print(rest + this.#printer.end());
  }

  /** Ends what is shown while waiting, and the line that was begun. */
  abandon(): void {
    this.close();
    this.#out.stdout.write(this.#printer.end());
  }

  close(): void {
    clearInterval(this.#timer);
    this.#hideSign();
  }

  #begin(): void {
    this.#printer = createMarkdownPrinter(this.#options);
    this.#streamed = '';
  }

  #showSign(): void {
    if (this.#streamed !== '') return;
    this.#out.stdout.write(`\r\u001b[K… ${Math.round((Date.now() - this.#started) / 1000)} s, Ctrl-C cancels`);
    this.#hasSign = true;
  }

  #hideSign(): void {
    if (this.#hasSign) this.#out.stdout.write('\r\u001b[K');
    this.#hasSign = false;
  }
}
