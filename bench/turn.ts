import { setTimeout as wait } from 'node:timers/promises';
import { openBareTurns } from '../packages/store/bench/bare-turn.ts';
import { type Figure, median, quantile, time } from './statistics.ts';
import { startBenchStudio } from './studio.ts';

/** A message that creates one record, whole request, against the same writes bare; pair by pair in one run. */
export async function measureTurn(rounds: number): Promise<Figure> {
  await using studio = await startBenchStudio();
  const bare = await openBareTurns();
  const ada = await studio.signUp('ada');
  const requests: number[] = [];
  const writes: number[] = [];
  for (let round = -20; round < rounds; round += 1) {
    const request = await time(() => ada.say(`Create a character named ${nameOf(round + 20)}, 28, journalist`));
    const write = await time(() => bare.writeTurn());
    if (round < 0) continue;
    requests.push(request);
    writes.push(write);
  }
  await bare.close();
  const ratio = median(requests.map((request, index) => request / (writes[index] ?? Number.NaN)));
  return {
    what: 'a turn that creates one record, whole request / the same writes bare',
    measured: `${ratio.toFixed(2)} × (${median(requests).toFixed(1)} ms / ${median(writes).toFixed(1)} ms)`,
    aim: '≤ 3 ×',
    holds: ratio <= 3,
  };
}

/** Twenty users, one message each every two seconds, sent on time whether or not the last was answered. */
export async function measureOpenLoop(seconds: number): Promise<Figure> {
  await using studio = await startBenchStudio();
  const users = await Promise.all(Array.from({ length: 20 }, (_, index) => studio.signUp(`user${index}`)));
  for (const user of users) await user.say('thanks');
  const latencies: number[] = [];
  const sent: Promise<unknown>[] = [];
  const started = performance.now();
  const gap = 2000 / users.length;
  for (let count = 0; count * gap < seconds * 1000; count += 1) {
    const due = started + count * gap;
    await wait(Math.max(0, due - performance.now()));
    const user = users[count % users.length];
    // From when it was due, so that a late start counts as waiting.
    sent.push(
      user
        ?.say(`Create a character named ${nameOf(count)}, 28, journalist`)
        .then(() => latencies.push(performance.now() - due)) ?? Promise.resolve(),
    );
  }
  await Promise.all(sent);
  const p99 = quantile(latencies, 0.99);
  return {
    what: `20 users, one message each every 2 s, ${seconds} s (p50 ${median(latencies).toFixed(1)} ms)`,
    measured: `p99 ${p99.toFixed(1)} ms`,
    aim: 'p99 ≤ 50 ms',
    holds: p99 <= 50,
  };
}

function nameOf(number: number): string {
  return `Q${String(number).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`;
}
