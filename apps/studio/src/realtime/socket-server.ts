import type { Server as HttpServer } from 'node:http';
import { type ProjectEvent, parseOrThrow, type SubscribeReply, subscribeRequest } from '@greenlight/schema';
import {
  authenticate,
  describeFailure,
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
import type { Studio } from '../root.ts';

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
  io.on('connection', (socket) => {
    socket.on('subscribe', (request, reply) => {
      subscribe(studio, socket, request).then(
        (answer) => respond(reply, answer),
        (error) => respond(reply, { ok: false, error: describe(error) }),
      );
    });
    const timer = setInterval(() => void reauthorize(studio, socket), REAUTHORIZE_MS);
    socket.on('disconnect', () => clearInterval(timer));
  });
  const relay = createRelay(studio, io);
  const stop = onEvents(studio.payload, (project) => relay(project));
  return {
    async close() {
      stop();
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

async function subscribe(studio: Studio, socket: StudioSocket, value: unknown): Promise<SubscribeReply> {
  const request = parseOrThrow(subscribeRequest, value);
  const { user } = socket.data;
  const project =
    'project' in request ? request.project : (await findSession(studio.payload, request.session, user)).project;
  await findAccess(studio.payload, user, project);
  const reader = { payload: studio.payload };
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
  const user = await authenticate(studio.payload, socket.data.headers);
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

/** Reads a project's new events once however many commits woke it, and sends each to those who may see it. */
function createRelay(studio: Studio, io: StudioServer): (project: string) => void {
  const sent = new Map<string, number>();
  const running = new Map<string, { again: boolean }>();
  const reader = { payload: studio.payload };
  const drain = async (project: string) => {
    const from = sent.get(project) ?? Math.max(0, (await lastSeq(reader, project)) - 20);
    const events = await readEvents(reader, project, from, REPLAY_LIMIT);
    for (const one of events) await deliver(studio, io, project, one);
    const last = events.at(-1)?.event.seq;
    if (last !== undefined) sent.set(project, last);
    return events.length === REPLAY_LIMIT;
  };
  return (project) => {
    const state = running.get(project);
    if (state) {
      state.again = true;
      return;
    }
    const mine = { again: true };
    running.set(project, mine);
    void (async () => {
      try {
        while (mine.again) {
          mine.again = false;
          if (await drain(project)) mine.again = true;
        }
      } catch (error) {
        studio.log.error({ what: 'relay', project, ...describeFailure(error) });
      } finally {
        running.delete(project);
      }
    })();
  };
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
