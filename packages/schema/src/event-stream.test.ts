import { describe, expect, it } from 'vitest';
import { createEventReader, readEventStream } from './event-stream.ts';

describe('createEventReader', () => {
  it('gives an event once its empty line has come', () => {
    const read = createEventReader();
    expect(read('event: delta\ndata: {"text":"A')).toEqual([]);
    expect(read(' man"}\n')).toEqual([]);
    expect(read('\n')).toEqual([{ event: 'delta', data: '{"text":"A man"}' }]);
  });

  it('reads every way of ending a line, even cut in half', () => {
    const whole = 'event: reply\r\ndata: 1\r\ndata: 2\r\n\r\n: still here\r\n\r\nevent:error\rdata:3\r\r\n';
    const expected = [
      { event: 'reply', data: '1\n2' },
      { event: 'error', data: '3' },
    ];
    expect(createEventReader()(whole)).toEqual(expected);
    const read = createEventReader();
    expect([...whole].flatMap((letter) => read(letter))).toEqual(expected);
  });

  it('forgets an event that was never ended', () => {
    expect(createEventReader()('data: half')).toEqual([]);
  });
});

describe('readEventStream', () => {
  it('keeps letters whole that are cut between two pieces', async () => {
    const bytes = new TextEncoder().encode('event: delta\ndata: “né”\n\n');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const events = [];
    for await (const event of readEventStream(body)) events.push(event);
    expect(events).toEqual([{ event: 'delta', data: '“né”' }]);
  });
});
