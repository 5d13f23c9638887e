import { randomUUID } from 'node:crypto';

/** What a turn takes from the machine: a stopwatch in milliseconds and fresh ids. */
export interface TurnSources {
  now(): number;
  createId(): string;
}

export const machineSources: TurnSources = { now: () => performance.now(), createId: () => randomUUID() };
