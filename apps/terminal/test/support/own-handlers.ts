import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A handler of the user's own that goes on until it is cancelled, telling a piece of its reply first. */
export const WAITING = `export default {
  name: 'waiting', description: 'Waits until it is cancelled.', category: 'other', answers: [], requires: 'read',
  patterns: ['wait for {text}'],
  async run(input, { signal, onDelta }) {
    onDelta?.('Begun\\n');
    await new Promise((resolve, reject) => {
      const alive = setInterval(() => {}, 1000);
      signal.addEventListener('abort', () => { clearInterval(alive); reject(signal.reason); });
    });
  },
};`;

/** A handler that answers with a fixed text. */
export function saying(name: string, pattern: string, response: string): string {
  return `export default {
  name: ${JSON.stringify(name)}, description: 'Says ${name}.', category: 'other', answers: [], requires: 'read',
  patterns: [${JSON.stringify(pattern)}],
  async run() { return { response: ${JSON.stringify(response)}, reads: [], writes: [] }; },
};`;
}

/** Puts handler files into a folder of handlers, which is made as its owner would make it. */
export function putHandlers(folder: string, files: Record<string, string>): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), text);
    chmodSync(path.join(folder, name), 0o644);
  }
}
