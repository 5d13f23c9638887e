import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWorkspaceFiles } from '@greenlight/chat';
import { type Figure, median, time } from './statistics.ts';

const FILES = 10_000;
const FILES_A_FOLDER = 20;
const FOLDERS_A_FOLDER = 25;
const WANTED = 'The lighthouse keeper';

/** A text that a few of ten thousand files hold, against `grep -rn` for the same, pair by pair in one run. */
export async function measureSearch(rounds: number): Promise<Figure> {
  const root = mkdtempSync(path.join(tmpdir(), 'greenlight-search-'));
  try {
    plantTree(root);
    const files = createWorkspaceFiles({ root });
    const [searches, greps]: [number[], number[]] = [[], []];
    for (let round = -3; round < rounds; round += 1) {
      const grep = await time(async () => check(grepLines(root)));
      const search = await time(async () => check((await files.search(WANTED)).matches.length));
      if (round < 0) continue;
      searches.push(search);
      greps.push(grep);
    }
    const ratio = median(searches.map((search, index) => search / (greps[index] ?? Number.NaN)));
    return {
      what: `search of ${FILES.toLocaleString('en-US')} files / \`grep -rn\` of the same`,
      measured: `${ratio.toFixed(2)} × (${median(searches).toFixed(0)} ms / ${median(greps).toFixed(0)} ms)`,
      aim: '≤ 2 ×',
      holds: ratio <= 2,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Source-like files of 1 to 7 kB in folders within folders; every five hundredth holds the text. */
function plantTree(root: string): void {
  const words = 'export const scene = return function story character location with value import from gate turn'.split(
    ' ',
  );
  writeFileSync(path.join(root, '.gitignore'), 'node_modules/\ndist/\n*.log\n.env*\ncoverage/\n');
  for (let file = 0; file < FILES; file += 1) {
    const folder = Math.floor(file / FILES_A_FOLDER);
    const place = path.join(root, `part-${folder % FOLDERS_A_FOLDER}`, `folder-${folder}`);
    if (file % FILES_A_FOLDER === 0) mkdirSync(place, { recursive: true });
    const lines = Array.from({ length: 20 + ((file * 7) % 120) }, (_, line) =>
      Array.from({ length: 8 }, (_, word) => words[(file * 31 + line * 17 + word * 7) % words.length]).join(' '),
    );
    if (file % 500 === 0) lines.splice(10, 0, `  // ${WANTED} waits`);
    writeFileSync(path.join(place, `file-${file}.ts`), `${lines.join('\n')}\n`);
  }
}

function grepLines(root: string): number {
  const { stdout } = spawnSync('grep', ['-rn', WANTED, root], { encoding: 'utf8' });
  return stdout.split('\n').length - 1;
}

function check(found: number): void {
  if (found !== FILES / 500) throw new Error(`found ${found} lines instead of ${FILES / 500}`);
}
