import { classifyQuery } from '@greenlight/chat';
import { type Figure, median } from './statistics.ts';

const queries = [
  'help',
  'list packages',
  'show last 5 entries',
  'search for gate in packages',
  'install PKG-HEIST',
  'Sarah finds the ledger',
  'what is in docs?',
];

/** One query, in microseconds: the median over batches of a hundred, since the clock is coarser than a query. */
export function measureClassifier(rounds: number): Figure {
  const batches: number[] = [];
  for (let round = 0; round < rounds / 100; round += 1) {
    const started = performance.now();
    for (let count = 0; count < 100; count += 1) classifyQuery(queries[count % queries.length] ?? '');
    batches.push(((performance.now() - started) * 1000) / 100);
  }
  const micros = median(batches);
  return {
    what: 'classify one query',
    measured: `${micros.toFixed(1)} µs`,
    aim: '≤ 20 µs median',
    holds: micros <= 20,
  };
}
