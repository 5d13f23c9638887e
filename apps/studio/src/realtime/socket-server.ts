import type { Server as HttpServer } from 'node:http';
import { type ProjectEvent, parseOrThrow, type SubscribeReply, subscribeRequest } from '@greenlight/schema';
import {
  authenticate,
  findAccess,
  findSession,
  lastSeq,
  onEvents,
  readEvents,
  type SignedInUser,
  type StoredEvent,
  toGreenlightError,
} from '@greenlight/store';
import { Server, type Socket } from 'socket.io';
import { createRateLimit } from '../api/rate-limit.ts';
import type { Studio } from '../root.ts';
import { createRelay, type Relay } from './relay.ts';

/** More missed events than this and a client is told to load the page's data again. */
const REPLAY_LIMIT = 500;
const REAUTHORIZE_MS = 30_000;

interface SocketData {
  headers: Headers;
  user: SignedInUser;
  projects: Set<string>;
}
interface ClientEvents {
  subscribe: (request: unknown, reply: unknown) => void;
}
type ServerEvents = { [K in ProjectEvent['type']]: (event: ProjectEvent) => void } & { signedOut: () => void };
type StudioServer = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>;
type StudioSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>;

/** Sends each project's committed events to its members' browsers, over the events table: sockets only wake readers. */
export function serveSockets(studio: Studio, http: HttpServer): { close(): Promise<void> } {
  const io: StudioServer = new Server(http, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: { threshold: 2048 },
    allowRequest: (request, decide) => decide(null, isAllowedOrigin(studio, request.headers.origin)),
  });
  io.use((socket, next) => {
    admit(studio, socket).then(() => next(), next);
  });
  const limit = createRateLimit(studio.environment.RATE_LIMIT);
  const relay = createRelay({
    studio,
    isHeard: (project) => io.sockets.adapter.rooms.has(roomOf(project)),
    deliver: (project, event) => deliver(studio, io, project, event),
  });
  io.on('connection', (socket) => {
    socket.on('subscribe', (request, reply) => {
      const answered = async () => {
        limit(socket.data.user.id);
        return subscribe({ studio, relay, socket }, request);
      };
      answered().then(
        (answer) => respond(reply, answer),
        (error) => respond(reply, { ok: false, error: describe(error) }),
      );
    });
    const timer = setInterval(() => void reauthorize(studio, socket), REAUTHORIZE_MS);
    socket.on('disconnect', () => clearInterval(timer));
  });
  const stops = [
    onEvents(studio.payload, (project) => (project === null ? relay.wakeAll() : relay.wake(project))),
    studio.loginChanges.listen((user) => {
      for (const socket of io.sockets.sockets.values())
        if (user === null || socket.data.user?.id === user) void reauthorize(studio, socket);
    }),
  ];
  return {
    async close() {
      for (const stop of stops) stop();
      await io.close();
    },
  };
}

function isAllowedOrigin(studio: Studio, origin: string | undefined): boolean {
  return origin === undefined || studio.origins.includes(origin);
}

async function admit(studio: Studio, socket: StudioSocket): Promise<void> {
  const headers = new Headers();
  const token: unknown = socket.handshake.auth.token;
  if (typeof token === 'string') headers.set('authorization', `Bearer ${token}`);
  else {
    headers.set('cookie', socket.handshake.headers.cookie ?? '');
    // The handshake's Origin was checked; Payload asks for it again before it believes a cookie.
    headers.set('origin', studio.origins[0] ?? studio.serverUrl);
  }
  const user = await authenticate(studio.payload, headers);
  if (!user) throw new Error('UNAUTHENTICATED');
  socket.data = { headers, user, projects: new Set() };
}

interface Subscribing {
  studio: Studio;
  relay: Relay;
  socket: StudioSocket;
}

async function subscribe({ studio, relay, socket }: Subscribing, value: unknown): Promise<SubscribeReply> {
  const request = parseOrThrow(subscribeRequest, value);
  const { user } = socket.data;
  const project =
    'project' in request ? request.project : (await findSession(studio.payload, request.session, user)).project;
  await findAccess(studio.payload, user, project);
  const reader = { payload: studio.payload };
  await relay.begin(project);
  // Join first, then read what was missed: an event in between comes twice and the client drops it by its seq.
  await socket.join([roomOf(project), roomOf(project, user.id)]);
  socket.data.projects.add(project);
  const now = await lastSeq(reader, project);
  if (request.since === undefined || request.since >= now) return { ok: true, seq: now, events: [] };
  if (now - request.since > REPLAY_LIMIT) return { ok: true, seq: now, reload: true, events: [] };
  const missed = await readEvents(reader, project, request.since, REPLAY_LIMIT, user.id);
  return { ok: true, seq: now, events: missed.map((one) => one.event) };
}

/** A revoked log-in or a lost membership ends what was subscribed. */
async function reauthorize(studio: Studio, socket: StudioSocket): Promise<void> {
  const user = await authenticate(studio.payload, socket.data.headers).catch(() => null);
  if (!user) {
    socket.emit('signedOut');
    socket.disconnect(true);
    return;
  }
  socket.data.user = user;
  for (const project of socket.data.projects) await leaveIfBarred(studio, socket, project);
}

async function leaveIfBarred(studio: Studio, socket: StudioSocket, project: string): Promise<void> {
  try {
    await findAccess(studio.payload, socket.data.user, project);
  } catch {
    socket.data.projects.delete(project);
    await socket.leave(roomOf(project));
    await socket.leave(roomOf(project, socket.data.user.id));
  }
}

async function deliver(
  studio: Studio,
  io: StudioServer,
  project: string,
  { event, audience }: StoredEvent,
): Promise<void> {
  io.to(audience ? roomOf(project, audience) : roomOf(project)).emit(event.type, event);
  if (event.type !== 'entityChanged' || event.kind !== 'member') return;
  for (const id of io.sockets.adapter.rooms.get(roomOf(project)) ?? []) {
    const socket = io.sockets.sockets.get(id);
    if (socket) await leaveIfBarred(studio, socket, project);
  }
}

function roomOf(project: string, user?: string): string {
  return user ? `project:${project}:user:${user}` : `project:${project}`;
}

function respond(reply: unknown, answer: SubscribeReply): void {
  if (typeof reply === 'function') reply(answer);
}

function describe(thrown: unknown): { code: string; message: string } {
  const error = toGreenlightError(thrown);
  return { code: error.code, message: error.message };
}
