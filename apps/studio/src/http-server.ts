import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createApiHandler } from './api/handler.ts';
import { serveSockets } from './realtime/socket-server.ts';
import type { Studio } from './root.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface StudioServer {
  http: Server;
  close(): Promise<void>;
}

/** One port for everything: `/api` by our handler, sockets beside it, all else to the pages. */
export function createStudioServer(studio: Studio, pages: Listener, http: Server = createServer()): StudioServer {
  const api = createApiHandler(studio);
  const sockets = serveSockets(studio, http);
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/socket.io')) return;
    if (request.url?.startsWith('/api/')) void api(request, response);
    else pages(request, response);
  });
  return {
    http,
    async close() {
      await sockets.close();
      http.closeAllConnections();
    },
  };
}
