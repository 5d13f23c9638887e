import { StringDecoder } from 'node:string_decoder';
import { GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';

/** Asks a person at the terminal, one question after the other. What is typed ahead is kept for the next one. */
export interface Asker {
  /** A line as it was typed; nothing is shown of a hidden one. Throws CANCELLED at Ctrl-C and at the end of input. */
  ask(question: string, how?: { isHidden: boolean }): Promise<string>;
  /** Gives the terminal back as it was. */
  close(): void;
}

interface Terminal {
  setRawMode(isRaw: boolean): unknown;
}

const LINE_LIMIT = 1000;
// Arrow keys and their like, which are no text.
const escapeSequence = /\u001b(\[[0-9;?]*[ -/]*[@-~]|O.|[^[O])?/g;

/** Takes the terminal, which echoes nothing from here until `close`. Undefined when the input is no terminal. */
export function openAsker({ stdin, out, signal }: Pick<CommandContext, 'stdin' | 'out' | 'signal'>): Asker | undefined {
  if (!stdin.isTTY || !('setRawMode' in stdin) || typeof stdin.setRawMode !== 'function') return undefined;
  const terminal = stdin as unknown as Terminal; // it has the one method that was looked for
  const decoder = new StringDecoder('utf8');
  let typed = '';
  let hasEnded = false;
  let wake = () => {};
  const onData = (piece: Buffer | string) => {
    typed += (typeof piece === 'string' ? piece : decoder.write(piece)).replace(escapeSequence, '');
    wake();
  };
  const onEnd = () => {
    hasEnded = true;
    wake();
  };
  const onAbort = () => wake();
  terminal.setRawMode(true);
  stdin.on('data', onData).on('end', onEnd).on('error', onEnd);
  signal.addEventListener('abort', onAbort);
  return {
    async ask(question, { isHidden } = { isHidden: false }) {
      const line = { text: '', isDone: false };
      out.stderr.write(question);
      for (;;) {
        typed = typeInto(line, typed, (shown) => isHidden || out.stderr.write(shown));
        if (line.isDone) break;
        if (hasEnded || signal.aborted || isCancelled(typed)) {
          out.stderr.write('\n');
          throw new GreenlightError('CANCELLED', 'Stopped. Nothing was changed.');
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      out.stderr.write('\n');
      return line.text;
    },
    close() {
      stdin.off('data', onData).off('end', onEnd).off('error', onEnd);
      signal.removeEventListener('abort', onAbort);
      terminal.setRawMode(false);
      stdin.pause();
    },
  };
}

/** Puts what was typed into the line, up to its end or a key that cancels. Answers what is left. */
function typeInto(line: { text: string; isDone: boolean }, typed: string, show: (text: string) => void): string {
  const keys = [...typed];
  for (const [index, key] of keys.entries()) {
    if (key === '\r' || key === '\n') {
      line.isDone = true;
      return keys.slice(index + (key === '\r' && keys[index + 1] === '\n' ? 2 : 1)).join('');
    }
    if (key === '\u0003' || (key === '\u0004' && line.text === '')) return key;
    if (key === '\u007f' || key === '\b') erase(line, 1, show);
    else if (key === '\u0015') erase(line, [...line.text].length, show);
    else if (key >= ' ' && line.text.length < LINE_LIMIT) {
      line.text += key;
      show(key);
    }
  }
  return '';
}

function erase(line: { text: string }, count: number, show: (text: string) => void): void {
  const characters = [...line.text];
  const gone = Math.min(count, characters.length);
  line.text = characters.slice(0, characters.length - gone).join('');
  show('\b \b'.repeat(gone));
}

function isCancelled(typed: string): boolean {
  return typed === '\u0003' || typed === '\u0004';
}
