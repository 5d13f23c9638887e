import { verifyProduction } from '@greenlight/ledger';
import { expect, test } from 'vitest';
import { openTestStore } from '../../test/open-test-store.ts';
import { StoreFilm } from '../../test/store-film.ts';
import { readSnapshot } from '../write-path/record-rows.ts';
import { exportFilm } from './export-film.ts';
import { replayProduction } from './replay-production.ts';

/** Change sets that the film is made by: making a thousand takes a while longer than making them again. */
const SETS = Number(process.env.REPLAY_SETS ?? 200);

test('a film of many change sets is rebuilt, and told of step by step', async () => {
  await using store = await openTestStore();
  const film = await StoreFilm.begin(store);
  const ids: string[] = [];
  for (let made = 0; made < SETS; made += 1) {
    if (made % 4 === 0) ids.push(await film.create('characters', { name: `Person ${made}`, age: made % 90 }));
    else await film.change('characters', ids[made % ids.length] ?? '', { description: `Told ${made} times.` });
  }
  const actor = { kind: 'user' as const, id: film.owner.id };
  let text = '';
  for await (const piece of await exportFilm(store.payload, { project: film.project, actor, words: 'everybody' })) {
    text += piece;
  }
  async function* lines() {
    for (const line of text.trimEnd().split('\n')) yield Buffer.from(line);
  }
  const found = await verifyProduction(lines());
  if (!found.ok) throw new Error(found.reason);
  await using other = await openTestStore();
  const by = { kind: 'user' as const, id: (await other.createUser('admin')).id };
  const told: number[] = [];
  const started = performance.now();
  const report = await replayProduction(other.payload, {
    production: found.production,
    actor: by,
    onProgress: ({ done }) => void told.push(done),
  });
  console.info(
    `${SETS} change sets in ${Math.round(performance.now() - started)} ms, a bundle of ${text.length} bytes`,
  );
  expect(report).toMatchObject({ steps: SETS, applied: SETS, different: [], skipped: [] });
  expect(told).toEqual(Array.from({ length: SETS + 1 }, (_, done) => done));
  expect((await readSnapshot(other, report.project)).characters).toHaveLength(SETS / 4);
}, 300_000);
