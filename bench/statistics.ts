/** The value below which `share` of the samples lie; `share` from 0 to 1. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** Milliseconds that `work` takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** One measured figure beside what it aims at. */
export interface Figure {
  what: string;
  measured: string;
  aim: string;
  holds: boolean;
}

export function printFigures(figures: readonly Figure[]): void {
  console.log('\n| what | measured | aim | |\n|---|---|---|---|');
  for (const { what, measured, aim, holds } of figures)
    console.log(`| ${what} | ${measured} | ${aim} | ${holds ? 'holds' : 'does not hold'} |`);
}
