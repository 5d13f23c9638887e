import type { ChatHandler } from './handler.ts';

/** Types a handler where it is written. A file of `handlers/` exports one as its default, and that is all it takes. */
export function defineHandler(handler: ChatHandler): ChatHandler {
  return handler;
}
