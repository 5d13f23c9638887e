import { expect, test } from 'vitest';
import { parseLastEventId, streamTurn } from './event-stream.ts';
import { TurnStream } from './turn-streams.ts';

const namesOf = (text: string) => [...text.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name);

test.each([0, 1, 2, 3])('who joins after %i pieces hears them and the rest', async (pieces) => {
  const turn = new TurnStream('key', 'ada', '');
  for (let piece = 0; piece < pieces; piece += 1) turn.emit('delta', { text: 'a' });
  const text = streamTurn(turn, 0).text();
  turn.emit('delta', { text: 'b' });
  turn.emit('reply', {});
  expect(namesOf(await text)).toEqual([...Array(pieces + 1).fill('delta'), 'reply']);
});

test('who joins a turn that is over hears all of it, and what she has not yet heard', async () => {
  const turn = new TurnStream('key', 'ada', '');
  turn.emit('delta', { text: 'a' });
  turn.emit('reply', {});
  expect(namesOf(await streamTurn(turn, 0).text())).toEqual(['delta', 'reply']);
  expect(namesOf(await streamTurn(turn, 1).text())).toEqual(['reply']);
});

test('who leaves does not trouble those who stay', async () => {
  const turn = new TurnStream('key', 'ada', '');
  const [left, stayed] = [streamTurn(turn, 0), streamTurn(turn, 0).text()];
  await left.body?.cancel();
  turn.emit('reply', {});
  expect(namesOf(await stayed)).toEqual(['reply']);
});

test('an event id names a stream and a place in it; anything else names nothing', () => {
  expect(parseLastEventId('a:b:7')).toEqual({ key: 'a:b', number: 7 });
  for (const id of [null, '', 'a', 'a:', ':1', 'a:x', 'é:1', `${'a'.repeat(201)}:1`])
    expect(parseLastEventId(id)).toBeNull();
});
