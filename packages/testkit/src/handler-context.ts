import { randomUUID } from 'node:crypto';
import { type HandlerContext, type HandlerInput, HandlerRegistry } from '@greenlight/chat';
import type { QueryType } from '@greenlight/schema';

/** A handler's context for a local owner who may write, with what a test wants otherwise. */
export function createContext(more: Partial<HandlerContext> = {}): HandlerContext {
  return {
    session: { id: 'SES-CHAT-20260131-0a1b2c3d', project: null, turnNumber: 1, state: null },
    actor: { kind: 'local', id: 'owner' },
    capability: 'write',
    signal: new AbortController().signal,
    registry: new HandlerRegistry(),
    ports: {},
    ...more,
  };
}

/** What a handler is given for a message of this type. */
export function createInput(query: string, type: QueryType, args: Record<string, string> = {}): HandlerInput {
  return { query, classification: { type, confidence: 1, pattern: 'test', args }, messageId: randomUUID() };
}
