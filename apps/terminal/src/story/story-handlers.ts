import type { HandlerRegistry } from '@greenlight/chat';

/**
 * Has the story's handlers run once a turn: what they say is done elsewhere, so a turn whose own ledger was busy keeps their answer
 * and does not say it again. Call it before the first turn; it loads nothing.
 */
export function delegateStoryHandlers(registry: HandlerRegistry): void {
  for (const name of ['story', 'story-questions']) {
    const handler = registry.list().find((one) => one.name === name);
    if (handler) registry.replace({ ...handler, runsOnce: true });
  }
}
