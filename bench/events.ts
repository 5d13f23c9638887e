import { setTimeout as wait } from 'node:timers/promises';
import type { ProjectEvent } from '@greenlight/schema';
import { io, type Socket } from 'socket.io-client';
import { type Figure, median, quantile } from './statistics.ts';
import { startBenchStudio } from './studio.ts';

const CLIENTS = 100;
/** Turns that are not counted: both programs are cold. */
const WARM_UP = 20;

/** From the moment a record's event is written to its arrival in each of a hundred subscribed clients, in milliseconds. */
export async function measureEvents(turns: number): Promise<Figure> {
  await using studio = await startBenchStudio();
  const ada = await studio.signUp('ada');
  await ada.say('thanks');
  const latencies: number[] = [];
  let changes = 0;
  const sockets = await Promise.all(
    Array.from({ length: CLIENTS }, () =>
      subscribe(studio.url, ada, (event) => {
        if (event.type !== 'entityChanged') return;
        changes += 1;
        latencies.push(Date.now() - Date.parse(event.at));
      }),
    ),
  );
  for (let turn = 0; turn < WARM_UP + turns; turn += 1) {
    await ada.say(`Create a character named ${nameOf(turn)}, 28, journalist`);
    await wait(50);
  }
  const expected = (WARM_UP + turns) * CLIENTS;
  for (let patience = 100; changes < expected && patience > 0; patience -= 1) await wait(50);
  for (const socket of sockets) socket.disconnect();
  if (changes !== expected) throw new Error(`${changes} of ${expected} events arrived.`);
  latencies.splice(0, WARM_UP * CLIENTS);
  const p99 = quantile(latencies, 0.99);
  return {
    what: `an event from its commit to ${CLIENTS} clients (p50 ${median(latencies).toFixed(0)} ms)`,
    measured: `p99 ${p99.toFixed(0)} ms, none lost`,
    aim: 'p99 ≤ 50 ms',
    holds: p99 <= 50,
  };
}

async function subscribe(
  url: string,
  ada: { token: string; project: string },
  listen: (event: ProjectEvent) => void,
): Promise<Socket> {
  const socket = io(url, { auth: { token: ada.token }, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  await socket.emitWithAck('subscribe', { project: ada.project });
  socket.onAny((_name, event: ProjectEvent) => listen(event));
  return socket;
}

function nameOf(number: number): string {
  return `Q${String(number).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`;
}
