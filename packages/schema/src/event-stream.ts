/** One event of a `text/event-stream`. */
export interface StreamedEvent {
  event: string;
  data: string;
}

/**
 * Reads events from pieces of a stream, however they are cut. Give it each piece; it returns the events that are complete
 * (WHATWG HTML, "Server-sent events": lines end in CR, LF or both, data lines join with LF, comments begin with a colon).
 */
export function createEventReader(): (piece: string) => StreamedEvent[] {
  let rest = '';
  let event = '';
  let data: string[] = [];
  return (piece) => {
    const complete: StreamedEvent[] = [];
    rest += piece;
    // A CR at the end may be half of a CRLF: it waits for the next piece.
    const held = rest.endsWith('\r') ? '\r' : '';
    const lines = rest.slice(0, rest.length - held.length).split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? '') + held;
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) complete.push({ event: event || 'message', data: data.join('\n') });
        event = '';
        data = [];
      } else if (line.startsWith('event:')) event = afterColon(line, 6);
      else if (line.startsWith('data:')) data.push(afterColon(line, 5));
    }
    return complete;
  };
}

function afterColon(line: string, from: number): string {
  return line[from] === ' ' ? line.slice(from + 1) : line.slice(from);
}

/** The events of a response, as they come. */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamedEvent> {
  const read = createEventReader();
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      yield* read(done ? decoder.decode() : decoder.decode(value, { stream: true }));
      if (done) return;
    }
  } finally {
    reader.releaseLock();
  }
}
