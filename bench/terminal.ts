import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, median } from './statistics.ts';

const command = fileURLToPath(new URL('../node_modules/.bin/greenlight', import.meta.url));

/** `greenlight chat help` as somebody runs it, over a bare Node: whole processes in turns, so that both meet the same machine. */
export function measureTerminal(rounds: number): Figure {
  const folder = mkdtempSync(path.join(tmpdir(), 'greenlight-bench-'));
  const env = { PATH: process.env.PATH, HOME: folder, NODE_ENV: 'production' } as const;
  const help: number[] = [];
  const bare: number[] = [];
  const run = (program: string, argv: string[]) => {
    const started = performance.now();
    const { status, stdout } = spawnSync(program, argv, { cwd: folder, env, encoding: 'utf8' });
    const took = performance.now() - started;
    if (status !== 0) throw new Error(`${program} ${argv.join(' ')} ended with ${status}`);
    return { took, stdout };
  };
  try {
    for (let round = 0; round < rounds; round += 1) {
      bare.push(run(process.execPath, ['-e', '0']).took);
      const { took, stdout } = run(command, ['chat', 'help']);
      if (!stdout.startsWith('Available commands')) throw new Error(`help answered ${stdout.slice(0, 80)}`);
      help.push(took);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const ratio = median(help) / median(bare);
  return {
    what: '`greenlight chat help`, whole process',
    measured: `${ratio.toFixed(2)} × \`node -e 0\` (${median(help).toFixed(0)} ms over ${median(bare).toFixed(0)} ms)`,
    aim: '≤ 2 ×',
    holds: ratio <= 2,
  };
}
