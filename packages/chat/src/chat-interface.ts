import {
  type Actor,
  type Capability,
  type ChatReply,
  type ChatRequest,
  type Classification,
  chatRequest,
  GreenlightError,
  MESSAGE_LIMIT,
  parseOrThrow,
} from '@greenlight/schema';
import { createFileSessionStore, type FileSessionStore } from './file/file-session-store.ts';
import { createWorkspaceFiles } from './files/create-workspace-files.ts';
import type { ChatPorts } from './handler.ts';
import { createFileLedgerPort } from './ledger/file-ledger-port.ts';
import { HandlerRegistry } from './registry.ts';
import { runTurn, type TurnOutcome } from './run-turn.ts';
import type { ChatSession, SessionOwner, SessionStore } from './session.ts';
import { createKeyedQueue } from './turn-queue.ts';
import { machineSources, type TurnSources } from './turn-sources.ts';

/** Who speaks when a turn does not say: in the terminal the local owner, with `write`. */
export interface ChatIdentity {
  actor: Actor;
  capability: Capability;
  project: string | null;
}

export interface ChatInterfaceOptions {
  /** The folder whose `.greenlight/` keeps sessions when no store is given. The current folder when left out. */
  workspace?: string;
  sessions?: SessionStore;
  registry?: HandlerRegistry;
  /** What handlers may reach. Without `sessions`, the workspace's files and ledgers are there unless this says otherwise. */
  ports?: ChatPorts;
  identity?: Partial<ChatIdentity>;
  sources?: TurnSources;
}

export interface TurnOptions extends Partial<ChatIdentity> {
  /** The session to speak in, or its id. Without one, the turns of the interface's own identity share a session, and a turn for
   *  another actor begins a new one. */
  session?: ChatSession | string;
  /** What the message asks for, when a button said so and nothing has to be guessed from its words. */
  classification?: Classification;
  signal?: AbortSignal;
  /** Pieces of the reply as they come. */
  onDelta?: (text: string) => void;
  /** The turn begins again, because somebody changed what it read: what `onDelta` gave so far is void. */
  onRestart?: () => void;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
}

/** The chat of one face: its sessions, its handlers, and what they may reach. */
export class ChatInterface {
  readonly registry: HandlerRegistry;
  readonly sessions: SessionStore;
  readonly #ports: ChatPorts;
  readonly #identity: ChatIdentity;
  readonly #sources: TurnSources;
  readonly #ownStore: FileSessionStore | undefined;
  /** Turns of one session keep the order they came in while it is being opened. */
  readonly #opening = createKeyedQueue();
  #shared: Promise<ChatSession> | undefined;

  constructor(options: ChatInterfaceOptions = {}) {
    this.registry = options.registry ?? new HandlerRegistry();
    const workspace = options.workspace ?? process.cwd();
    this.#ownStore = options.sessions ? undefined : createFileSessionStore({ workspace });
    this.sessions = options.sessions ?? (this.#ownStore as SessionStore); // one of the two is always there
    this.#ports = { ...(this.#ownStore && portsOf(workspace, this.#ownStore)), ...options.ports };
    this.#identity = { actor: { kind: 'local', id: 'owner' }, capability: 'write', project: null, ...options.identity };
    this.#sources = options.sources ?? machineSources;
  }

  /** Runs one turn. Throws VALIDATION or TOO_LARGE for a request that is no turn, and what opening its session throws. */
  async turn(request: ChatRequest, options: TurnOptions = {}): Promise<TurnOutcome> {
    const { query, session_id, capability: requested } = parseRequest(request);
    const { actor, capability, project } = { ...this.#identity, ...definedOf(options) };
    return runTurn({
      query,
      session: await this.#resolveSession(session_id, options, { actor, project }),
      actor,
      capability: { held: capability, requested },
      registry: this.registry,
      ports: this.#ports,
      signal: options.signal ?? new AbortController().signal,
      sources: options.now ? { ...this.#sources, now: options.now } : this.#sources,
      classification: options.classification,
      onDelta: options.onDelta,
      onRestart: options.onRestart,
    });
  }

  /** Frees the files of a session store that the interface made itself. */
  async close(): Promise<void> {
    await this.#ownStore?.close();
  }

  async #resolveSession(
    requested: string | undefined,
    options: TurnOptions,
    owner: SessionOwner,
  ): Promise<ChatSession> {
    const given = options.session;
    const id = typeof given === 'string' ? given : given?.id;
    if (requested && id && requested !== id) {
      throw new GreenlightError('VALIDATION', `session_id: is ${requested}, but this conversation is ${id}.`);
    }
    if (given && typeof given !== 'string') return given;
    const wanted = requested ?? id;
    if (wanted) return this.#opening(wanted, () => this.sessions.open(wanted, owner));
    return options.actor ? this.sessions.create(owner) : this.#shareSession(owner);
  }

  async #shareSession(owner: SessionOwner): Promise<ChatSession> {
    this.#shared ??= this.sessions.create(owner);
    try {
      return await this.#shared;
    } catch (error) {
      this.#shared = undefined;
      throw error;
    }
  }
}

/** Says one thing, as text or as a request of the pipe, and answers the reply. */
export async function chatTurn(
  chat: ChatInterface,
  input: string | ChatRequest,
  options: TurnOptions = {},
): Promise<ChatReply> {
  const { reply } = await chat.turn(typeof input === 'string' ? { query: input } : input, options);
  return reply;
}

function portsOf(workspace: string, sessions: FileSessionStore): ChatPorts {
  return { files: createWorkspaceFiles({ root: workspace }), ledger: createFileLedgerPort({ sessions }) };
}

function parseRequest(request: unknown): ChatRequest {
  const parsed = parseOrThrow(chatRequest, request);
  if (parsed.query.length > MESSAGE_LIMIT) {
    const limit = MESSAGE_LIMIT.toLocaleString('en-US');
    throw new GreenlightError(
      'TOO_LARGE',
      `The message has ${parsed.query.length.toLocaleString('en-US')} characters; the limit is ${limit}.`,
    );
  }
  return { ...parsed, query: wellFormed(parsed.query) };
}

/** Half a surrogate pair has no UTF-8 form: it becomes U+FFFD, of the same length, so that spans still point at their words. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function definedOf({ actor, capability, project }: Partial<ChatIdentity>): Partial<ChatIdentity> {
  return { ...(actor && { actor }), ...(capability && { capability }), ...(project !== undefined && { project }) };
}
