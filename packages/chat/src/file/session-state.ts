import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// One file a turn: it is written before the turn's entries, and counts only once they are on the ledger. So a crash between the
// two leaves the state of the turn before in force.
const fileName = /^state-(\d+)\.json$/;

/** The state that the turns up to `lastTurn` left; null when none did. */
export async function readSessionState(folder: string, lastTurn: number): Promise<unknown> {
  const turns = (await stateTurns(folder)).filter((turn) => turn <= lastTurn);
  if (turns.length === 0) return null;
  const text = await readFile(join(folder, `state-${Math.max(...turns)}.json`), 'utf8');
  return JSON.parse(text) as unknown;
}

/** Keeps the state that turn `turn` leaves, and forgets those that no longer count. */
export async function writeSessionState(folder: string, turn: number, state: unknown): Promise<void> {
  const before = (await stateTurns(folder)).filter((other) => other < turn);
  await writeFile(join(folder, `state-${turn}.json`), JSON.stringify(state), { mode: 0o600, flush: true });
  const inForce = Math.max(...before);
  const outdated = before.filter((other) => other < inForce);
  await Promise.all(outdated.map((other) => rm(join(folder, `state-${other}.json`), { force: true })));
}

async function stateTurns(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => fileName.exec(name)?.[1] ?? []).map(Number);
}
