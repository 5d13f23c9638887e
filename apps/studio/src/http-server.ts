import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createApiHandler } from './api/handler.ts';
import { InFlight } from './in-flight.ts';
import { serveSockets } from './realtime/socket-server.ts';
import type { Studio } from './root.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** How long a request may take to arrive. */
const LONGEST_REQUEST_MS = 60_000;

/** How long a stop waits for answers that are under way. */
const LONGEST_WAIT_MS = 3000;

export interface StudioServer {
  http: Server;
  /** Takes no more requests, and lets those under way be answered for a moment. */
  close(): Promise<void>;
}

/** One port for everything: `/api` by our handler, sockets beside it, all else to the pages. */
export function createStudioServer(studio: Studio, pages: Listener, http: Server = createServer()): StudioServer {
  http.headersTimeout = 15_000;
  http.requestTimeout = LONGEST_REQUEST_MS;
  const api = createApiHandler(studio);
  const sockets = serveSockets(studio, http);
  const inFlight = new InFlight();
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = pathOf(request);
    if (path?.startsWith('/socket.io/')) return;
    if (path === null || isApi(path)) inFlight.add(api(request, response));
    else pages(request, response);
  });
  return {
    http,
    async close() {
      const closed = sockets.close();
      http.closeIdleConnections();
      await inFlight.settled(LONGEST_WAIT_MS);
      http.closeAllConnections();
      await closed;
    },
  };
}

/** The path of a request, written back where it came as a whole address; null where it is none: the API says so. */
function pathOf(request: IncomingMessage): string | null {
  const given = request.url ?? '';
  request.url = given.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
  if (!request.url.startsWith('/')) return null;
  const [path = '/'] = request.url.split('?');
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return null;
  }
}

function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}
