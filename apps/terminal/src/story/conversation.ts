import type { Capability, MemberRole, MessageReply } from '@greenlight/schema';
import type { Productions } from './productions.ts';

/** Where a story is told: a studio, or the database opened here. Both pass one contract suite. */
export interface StoryConversation {
  /** As a person calls it: `http://localhost:3010`, `the embedded database`. */
  readonly name: string;
  /** Whose conversations these are, and where: under another place another's begin. */
  readonly place: string;
  readonly productions: Productions;
  /** Says something. Throws GreenlightError; the same key and message are answered the same, once done. */
  send(message: StoryMessage): Promise<MessageReply>;
  /** The projects of whoever speaks, in the order she came to them. */
  memberships(signal: AbortSignal): Promise<ProjectMembership[]>;
  /** Makes a project of hers and answers its id. */
  createProject(title: string, signal: AbortSignal): Promise<string>;
}

export interface StoryMessage {
  /** The conversation it belongs to; a new one is begun when it is left out. */
  conversation?: string | undefined;
  project: string;
  text: string;
  /** An `Idempotency-Key`. */
  key: string;
  /** What the turn may do at most. A studio looks at the account's own rights besides. */
  capability: Capability;
  signal: AbortSignal;
  /** Pieces of the reply as they come. */
  onDelta?: ((text: string) => void) | undefined;
  /** What `onDelta` was given so far is void. */
  onRestart?: (() => void) | undefined;
}

export interface ProjectMembership {
  project: string;
  role: MemberRole;
}
