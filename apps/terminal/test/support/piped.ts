import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { ChatReply } from '@greenlight/schema';
import { type BuiltCommand, storyOf } from './command.ts';

/** `greenlight chat` with its pipe open: one request at a time, with time in between. */
export interface PipedChat {
  say(query: string): Promise<ChatReply>;
  /** Closes its input and resolves with the exit code. */
  end(): Promise<number | null>;
  kill(): void;
}

/** Starts the command in a workspace and keeps it. */
export function openPipe(command: BuiltCommand, workspace: string, env: Record<string, string> = {}): PipedChat {
  const child: ChildProcessWithoutNullStreams = spawn(
    process.execPath,
    [command.file, 'chat', '--workspace', workspace],
    { cwd: workspace, env: command.environment({ ...storyOf([], workspace), ...env }) },
  );
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const waiting: ((line: string) => void)[] = [];
  let rest = '';
  let said = '';
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  child.stdout.on('data', (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) waiting.shift()?.(line);
  });
  return {
    say: (query) =>
      new Promise((resolve, reject) => {
        waiting.push((line) => resolve(JSON.parse(line)));
        void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
        child.stdin.write(`${JSON.stringify({ query })}\n`);
      }),
    end: () => {
      child.stdin.end();
      return ended;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
