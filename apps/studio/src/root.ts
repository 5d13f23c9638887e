import type { ChatPorts, HandlerRegistry, StoryPort } from '@greenlight/chat';
import type { Correction, Environment } from '@greenlight/schema';
import type { DataExtractionService, ModelPort } from '@greenlight/story';
import type { Payload, SanitizedConfig } from 'payload';
import type { TurnStreams } from './api/turns/turn-streams.ts';
import type { Log } from './log.ts';
import type { LoginChanges } from './login-changes.ts';

/** What one running studio is made of. Made once by `compose`, read by routes, sockets and pages. */
export interface Studio {
  environment: Environment;
  config: Promise<SanitizedConfig>;
  payload: Payload;
  log: Log;
  /** The studio's own address, as its users type it. */
  serverUrl: string;
  /** Origins that a browser's request may come from. */
  origins: string[];
  model: ModelPort | null;
  extraction: DataExtractionService;
  registry: HandlerRegistry;
  /** The story for one turn; `questionId` when the turn answers a question by its id, `correction` when it sets right what that shows. */
  createStory(turn: { questionId?: string | undefined; correction?: Correction | undefined }): StoryPort;
  /** What handlers reach besides the story: the workspace's files and the ledgers. */
  ports: Omit<ChatPorts, 'story'>;
  turnStreams: TurnStreams;
  loginChanges: LoginChanges;
  version: string;
}

const key = Symbol.for('greenlight');
const holder = globalThis as { [key]?: Studio };

/** The pages are a bundle of their own, so the studio hangs on the process: no module holds state. */
export function setStudio(studio: Studio): void {
  holder[key] = studio;
}

export function findStudio(): Studio | undefined {
  return holder[key];
}

export function getStudio(): Studio {
  const studio = holder[key];
  if (!studio) throw new Error('The studio is not running: pages are served by its own server, `npm start`.');
  return studio;
}
