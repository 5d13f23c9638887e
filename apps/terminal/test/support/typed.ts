import { spawn } from 'node:child_process';

/** A program in a pseudo-terminal, as a person sees it. */
export interface TypedSession {
  /** All that was shown so far. */
  shown(): string;
  /** Resolves once this is shown. */
  until(text: string): Promise<void>;
  /** Begins anew: what was shown so far is neither told nor waited for. */
  forget(): void;
  type(keys: string): void;
  /** The exit code, when it has ended. */
  ended: Promise<number | null>;
}

/** Runs a shell command in a real pseudo-terminal, which `script` of util-linux makes. */
export function typeTo(command: string, where: { cwd: string; env: NodeJS.ProcessEnv }): TypedSession {
  const child = spawn('script', ['-qfec', command, '/dev/null'], where);
  let shown = '';
  const waiting = new Set<() => void>();
  const look = () => {
    for (const each of waiting) each();
  };
  child.stdout.on('data', (piece) => {
    shown += piece;
    look();
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    shown: () => shown,
    forget: () => {
      shown = '';
    },
    until: (text) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!shown.includes(text)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
        void ended.then(() => reject(new Error(`ended without "${text}": ${shown}`)));
      }),
    type: (keys) => void child.stdin.write(keys),
    ended,
  };
}
