import { type ChatHandler, HandlerRegistry, isCourtesy } from '@greenlight/chat';
import type { Classification } from '@greenlight/schema';

/** The handlers of a terminal. What is neither a command nor small talk goes to help, which begins with the nearest commands. */
export class TerminalRegistry extends HandlerRegistry {
  override resolve(query: Classification | Classification['type']): ChatHandler | undefined {
    const found = super.resolve(query);
    if (typeof query === 'string' || found !== super.resolve('general') || isCourtesy(query)) return found;
    return super.resolve('help') ?? found;
  }
}
