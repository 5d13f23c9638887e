import { verifyStream } from '@greenlight/ledger';
import type { ProjectSnapshot } from '@greenlight/schema';
import { readGround, readSnapshot } from '@greenlight/store';
import { createGround, transition } from '@greenlight/workflow';
import { expect } from 'vitest';
import type { RunningStudio } from './studio.ts';

/** What a studio says of a film is what a fresh look at its records says: what it remembers of them, where the film stands, and its ledger. */
export async function checkStanding({ studio: { payload } }: RunningStudio, project: string): Promise<void> {
  const fresh = await readSnapshot({ payload }, project);
  const { snapshot, state } = await readGround({ payload }, project);
  expect(plain(snapshot)).toEqual(plain(fresh));
  const ground = createGround(fresh);
  expect(state).toEqual(ground.state);
  expect(state.definition).toBe(ground.definition.id);
  const { effects } = transition(ground, { type: 'settled' }, new Date().toISOString());
  expect(effects).toEqual({ completed: [], reopened: [] });
}

/** Records by their ids: of two that have no order one may come before the other. */
function plain(snapshot: ProjectSnapshot): unknown {
  const parts = Object.entries(JSON.parse(JSON.stringify(snapshot)) as Record<string, unknown>);
  const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
  return Object.fromEntries(parts.map(([name, part]) => [name, Array.isArray(part) ? part.sort(byId) : part]));
}

/** Every stream of a studio's ledger verifies. */
export async function checkLedger({ studio: { payload } }: RunningStudio): Promise<void> {
  const { docs } = await payload.find({ collection: 'ledger-entries' as never, pagination: false, sort: 'seq' });
  const entries = docs as unknown as { stream: string; line: string }[];
  for (const stream of new Set(entries.map((entry) => entry.stream))) {
    const lines = entries.filter((entry) => entry.stream === stream).map(({ line }) => line);
    expect(verifyStream(lines, { stream })).toMatchObject({ ok: true, size: lines.length });
  }
}
