import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSpecPack, judgeSpecPack, specFields, specFiles } from '@greenlight/specs';
import { readSpecPack } from '@greenlight/specs/folder';
import { type Figure, median, time } from './statistics.ts';

const PACKS = 1_000;
/** So many are read, then judged, then the next: what else the machine does meanwhile weighs on both alike. */
const BATCH = 100;
const AIM = 4;

/** Both gates over 1,000 spec packs in a folder, against reading and hashing the same 8,000 files, pair by pair in one run. */
export async function measureSpecs(rounds: number): Promise<Figure> {
  const workspace = mkdtempSync(path.join(tmpdir(), 'greenlight-specs-'));
  try {
    const ids = Array.from({ length: PACKS }, (_, index) => `BENCH-${index}`);
    for (const id of ids) plantPack(workspace, id);
    const samples = { gates: [] as number[], plain: [] as number[] };
    for (let round = -1; round < rounds; round += 1) {
      for (let start = 0; start < PACKS; start += BATCH) {
        const some = ids.slice(start, start + BATCH);
        const plain = await time(() => hashPlainly(workspace, some));
        const gates = await time(() => judgeAll(workspace, some));
        if (round < 0) continue;
        samples.plain.push(plain);
        samples.gates.push(gates);
      }
    }
    const ratio = median(samples.gates.map((took, index) => took / (samples.plain[index] ?? Number.NaN)));
    return {
      what: `both gates over ${PACKS.toLocaleString('en-US')} spec packs / reading and hashing the same files`,
      measured: `${ratio.toFixed(2)} × (${perPack(samples.gates)} / ${perPack(samples.plain)} a pack)`,
      aim: `≤ ${AIM} ×`,
      holds: ratio <= AIM,
    };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function perPack(samples: readonly number[]): string {
  return `${(median(samples) / BATCH).toFixed(2)} ms`;
}

/** A pack of about 20 kB that passes: prose, a list, a table and a block of code in each section. */
function plantPack(workspace: string, id: string): void {
  const text = (name: string) =>
    [
      `What is true of ${name} in ${id}. ${'The lighthouse keeper waits for a letter. '.repeat(6)}`,
      `- Ada: she writes to ${name}.\n- Irene: the TODO list of the crew is hers.`,
      '| Who | What |\n|---|---|\n| Ada | the letter |\n| Irene | the lamp |',
      '```sh\ngreenlight spec list\n```',
    ].join('\n\n');
  const folder = path.join(workspace, 'docs/specs', id);
  mkdirSync(folder, { recursive: true });
  const values = Object.fromEntries(specFields.map((name) => [name, text(name)]));
  for (const [file, written] of Object.entries(createSpecPack({ id, values })))
    writeFileSync(path.join(folder, file), written);
}

async function judgeAll(workspace: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { passed } = judgeSpecPack(await readSpecPack(workspace, id));
    if (!passed) throw new Error(`${id} did not pass.`);
  }
}

/** The files of a pack at once, as the gates read them. */
async function hashPlainly(workspace: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const folder = path.join(workspace, 'docs/specs', id);
    const hashes = await Promise.all(
      specFiles.map(async (file) =>
        createHash('sha256')
          .update(await readFile(path.join(folder, file)))
          .digest('hex'),
      ),
    );
    if (new Set(hashes).size !== specFiles.length) throw new Error(`${id} has a file twice.`);
  }
}
