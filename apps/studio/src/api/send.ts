import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** Writes an answer out. Resolves when it is over, whether the client stayed or not. */
export async function send(response: Response, outgoing: ServerResponse, requestId: string): Promise<void> {
  if (outgoing.destroyed) {
    await response.body?.cancel();
    return;
  }
  const cookies = response.headers.getSetCookie();
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.setHeader('x-request-id', requestId);
  outgoing.setHeader('x-content-type-options', 'nosniff');
  // A refused body may still be on its way: the connection ends with the answer.
  if (response.status === 413) outgoing.setHeader('connection', 'close');
  outgoing.writeHead(response.status);
  if (!response.body) {
    outgoing.end();
    return;
  }
  await pipe(response.body, outgoing);
}

function pipe(from: NonNullable<Response['body']>, outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const body = Readable.fromWeb(from as Parameters<typeof Readable.fromWeb>[0]);
    outgoing.on('close', () => {
      // A client that left ends the stream too: its heartbeat and its listener go.
      body.destroy();
      resolve();
    });
    body.on('error', () => outgoing.destroy());
    body.pipe(outgoing);
  });
}
