/** Lines of JSON as they are asked for: what is streamed is never whole in memory. */
export const LINES_TYPE = 'application/x-ndjson';

/** A response of pieces of text. A client that leaves ends them. */
export function streamLines(pieces: AsyncIterable<string>, headers: Record<string, string> = {}): Response {
  const encoder = new TextEncoder();
  const source = pieces[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => void (await source.return?.()),
  });
  return new Response(body, { headers: { 'content-type': LINES_TYPE, 'cache-control': 'no-store', ...headers } });
}

/** The lines of a text as bytes, without their line feeds. */
export async function* splitLines(text: string): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    yield Buffer.from(text.slice(from, to), 'utf8');
    from = to + 1;
  }
}
