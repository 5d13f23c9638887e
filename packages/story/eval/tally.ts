/** Counts of one measured thing: right, wrongly there, wrongly absent. */
export interface Tally {
  hits: number;
  spurious: number;
  missed: number;
}

/** Shares between 0 and 1. With nothing to find and nothing found all three are 1. */
export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

export function createTally(hits = 0, spurious = 0, missed = 0): Tally {
  return { hits, spurious, missed };
}

export function sumTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => createTally(sum.hits + tally.hits, sum.spurious + tally.spurious, sum.missed + tally.missed),
    createTally(),
  );
}

export function scoreTally({ hits, spurious, missed }: Tally): Score {
  const precision = hits + spurious === 0 ? 1 : hits / (hits + spurious);
  const recall = hits + missed === 0 ? 1 : hits / (hits + missed);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}
