import { hasCapability } from '@greenlight/schema';
import { defineHandler } from '../define-handler.ts';
import { type ChatHandler, type HandlerCategory, type HandlerContext, handlerCategories } from '../handler.ts';
import { nearestCommands } from '../nearest-commands.ts';

const titles: Record<HandlerCategory, string> = {
  help: 'Help',
  story: 'Your story',
  browse: 'Files',
  search: 'Search',
  ledger: 'Records of what was done',
  packages: 'Packages',
  other: 'Other',
};

/** Help is made from the registry, so that it cannot promise what is not there. To what is no command it begins with the nearest. */
export default defineHandler({
  name: 'help',
  description: 'Lists what can be said here.',
  category: 'help',
  answers: ['help'],
  requires: 'read',
  patterns: ['help', 'commands', 'usage', '?', 'what can you do'],
  async run({ query, classification }, context) {
    const shown = context.registry.list().filter((handler) => handler.patterns.length > 0);
    const open = shown.filter((handler) => hasCapability(context.capability, handler.requires));
    const closed = shown.filter((handler) => !open.includes(handler));
    const sections = handlerCategories.flatMap((category) => describeCategory(category, open));
    const near = classification.type === 'help' ? [] : describeNearest(query, open);
    const parts = ['Available commands', ...near, ...sections, ...mentionClosed(closed, context)];
    return { response: parts.join('\n\n'), reads: [], writes: [] };
  },
});

function describeNearest(query: string, handlers: readonly ChatHandler[]): string[] {
  const nearest = nearestCommands(query, handlers);
  if (nearest.length === 0) return ['That is none of them, and nothing was done.'];
  const lines = nearest.map(({ pattern, handler }) => `- ${codeOf(pattern)}: ${handler.description}`);
  return ['That is none of them, and nothing was done. The nearest:', lines.join('\n')];
}

function describeCategory(category: HandlerCategory, handlers: readonly ChatHandler[]): string[] {
  const members = handlers.filter((handler) => handler.category === category);
  if (members.length === 0) return [];
  return [[`**${titles[category]}**`, '', ...members.map(describeHandler)].join('\n')];
}

function describeHandler(handler: ChatHandler): string {
  return `- ${handler.description} ${handler.patterns.map(codeOf).join(', ')}`;
}

function codeOf(pattern: string): string {
  return `\`${pattern.replaceAll('`', "'")}\``;
}

// Whoever sits at the terminal may get herself more. In a studio others decide that, and what is not for her is not named.
function mentionClosed(handlers: readonly ChatHandler[], { actor, capability: held }: HandlerContext): string[] {
  if (handlers.length === 0 || actor.kind === 'user') return [];
  const names = handlers.map((handler) => `${handler.name} (${handler.requires})`).join(', ');
  return [`You have the capability ${held}. With more there are also: ${names}.`];
}
