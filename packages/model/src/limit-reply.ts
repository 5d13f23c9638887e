/** A reply that went on beyond the limit. The connection is closed; nothing beyond the limit was kept. */
export class OversizedReply extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`The reply is over ${limit} bytes`);
    this.name = 'OversizedReply';
    this.limit = limit;
  }
}

/** A fetch whose replies break off with an OversizedReply beyond `limit` bytes. */
export function createLimitedFetch(limit: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!response.body) return response;
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(limitBytes(limit)), { status, statusText, headers });
  };
}

function limitBytes(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let taken = 0;
  return new TransformStream({
    transform(chunk, controller) {
      taken += chunk.byteLength;
      if (taken > limit) controller.error(new OversizedReply(limit));
      else controller.enqueue(chunk);
    },
  });
}
