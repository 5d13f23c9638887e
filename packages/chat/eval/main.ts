// npx tsx packages/chat/eval/main.ts: how well queries are told apart, without a story. Exits 1 when one is judged wrong.
import { classifyQuery } from '../src/classifier/classify-query.ts';
import { judgeQueries, type LabelledQuery, renderConfusion } from './confusion.ts';
import queries from './queries.json' with { type: 'json' };

const labelled = queries as LabelledQuery[]; // the types in a JSON file are only known as text
const judgements = judgeQueries(labelled, (query) => classifyQuery(query));
const wrong = judgements.filter(({ isRight }) => !isRight);

console.log(renderConfusion(judgements));
console.log(
  `\n${judgements.length - wrong.length} of ${judgements.length} right; ${medianMicroseconds().toFixed(1)} µs a query, median of the commands`,
);
for (const { labelled, found } of wrong) {
  console.log(
    `${JSON.stringify(labelled.query)} means ${labelled.type} ${JSON.stringify(labelled.args ?? {})}, found ${JSON.stringify(found)}`,
  );
}
process.exitCode = wrong.length > 0 ? 1 : 0;

function medianMicroseconds(): number {
  const commands = labelled.filter(({ type }) => type !== 'general');
  const times = commands.map(({ query }) => {
    const started = performance.now();
    for (let count = 0; count < 200; count += 1) classifyQuery(query);
    return ((performance.now() - started) * 1000) / 200;
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
