import type { TurnEvent, TurnStream } from './turn-streams.ts';

const HEARTBEAT_MS = 15_000;

/** A turn as server-sent events. Each id is `<key>:<number>`: sent back as `Last-Event-ID`, the rest follows. */
export function streamTurn(stream: TurnStream, after: number): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOver = false;
      const heartbeat = setInterval(() => controller.enqueue(encoder.encode(': waiting\n\n')), HEARTBEAT_MS);
      let unlisten = () => {};
      stop = () => {
        isOver = true;
        clearInterval(heartbeat);
        unlisten();
      };
      unlisten = stream.listen(after, (event) => {
        if (isOver) return;
        controller.enqueue(encoder.encode(format(stream.key, event)));
        if (event.name !== 'reply' && event.name !== 'error') return;
        stop();
        controller.close();
      });
      // `listen` replays before it returns: a turn that has ended is over before there is a way to stop listening.
      if (isOver) unlisten();
    },
    cancel() {
      stop();
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function format(key: string, { number, name, data }: TurnEvent): string {
  return `event: ${name}\nid: ${key}:${number}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** What a `Last-Event-ID` names; null when it is none of ours. */
export function parseLastEventId(value: string | null): { key: string; number: number } | null {
  const found = /^([\x21-\x7e]{1,200}):(\d{1,9})$/.exec(value ?? '');
  return found?.[1] ? { key: found[1], number: Number(found[2]) } : null;
}
