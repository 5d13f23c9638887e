import { type Capability, type Classification, hasCapability } from '@greenlight/schema';
import type { ChatHandler, HandlerList } from './handler.ts';
import { builtInHandlers } from './handlers/index.ts';
import { parseHandler } from './parse-handler.ts';

export interface RegistryOptions {
  /** What a handler needs on this face at least. It can raise what the handler says of itself, never lower it. */
  requires?: (handler: ChatHandler) => Capability;
}

/** The handlers of one face. A name and a query type belong to one handler each; a second claim is refused, never ignored. */
export class HandlerRegistry implements HandlerList {
  readonly #byName = new Map<string, ChatHandler>();
  readonly #byType = new Map<string, ChatHandler>();
  readonly #byPattern = new Map<string, ChatHandler>();
  readonly #requires: RegistryOptions['requires'];
  #patterns: readonly string[] = [];

  /** Begins with the built-in handlers, or with those given. */
  constructor(handlers: Iterable<ChatHandler> = builtInHandlers, { requires }: RegistryOptions = {}) {
    this.#requires = requires;
    for (const handler of handlers) this.register(handler);
  }

  /** Adds a handler. Throws TypeError when it is not valid, or its name, type or pattern is taken. */
  register(candidate: unknown): this {
    const handler = this.#raise(parseHandler(candidate));
    if (this.#byName.has(handler.name)) throw new TypeError(`The handler "${handler.name}" is registered already.`);
    for (const [kind, key, holder] of this.#claims(handler)) {
      if (holder)
        throw new TypeError(`The handler "${handler.name}" claims the ${kind} "${key}", which "${holder.name}" has.`);
    }
    this.#byName.set(handler.name, handler);
    for (const type of handler.answers) this.#byType.set(type, handler);
    for (const pattern of ownPatterns(handler)) this.#byPattern.set(pattern, handler);
    this.#patterns = [...this.#byPattern.keys()];
    return this;
  }

  /** Puts a handler in the place of the one of the same name: a face's own `general`, for one. */
  replace(candidate: unknown): this {
    const handler = parseHandler(candidate);
    const former = this.#byName.get(handler.name);
    if (!former) throw new TypeError(`There is no handler "${handler.name}" to replace.`);
    this.#remove(former);
    try {
      return this.register(handler);
    } catch (error) {
      this.register(former);
      throw error;
    }
  }

  /** Takes a handler out, as its package is uninstalled. One that is not there stays so. */
  unregister(name: string): void {
    const handler = this.#byName.get(name);
    if (!handler) return;
    this.#remove(handler);
    this.#patterns = [...this.#byPattern.keys()];
  }

  /** The handler that answers, by the pattern of its own when it matched, else by type. */
  resolve(query: Classification | Classification['type']): ChatHandler | undefined {
    if (typeof query === 'string') return this.#byType.get(query);
    return this.#byPattern.get(query.pattern) ?? this.#byType.get(query.type);
  }

  /** All handlers, in the order they were registered. */
  list(): readonly ChatHandler[] {
    return [...this.#byName.values()];
  }

  /** The templates of handlers with a type of their own, for the classifier. The same list until another is registered. */
  patterns(): readonly string[] {
    return this.#patterns;
  }

  #raise(handler: ChatHandler): ChatHandler {
    const needed = this.#requires?.(handler) ?? handler.requires;
    return hasCapability(handler.requires, needed) ? handler : raiseHandler(handler, needed);
  }

  *#claims(handler: ChatHandler): Generator<[string, string, ChatHandler | undefined]> {
    for (const type of handler.answers) yield ['query type', type, this.#byType.get(type)];
    for (const pattern of ownPatterns(handler)) yield ['pattern', pattern, this.#byPattern.get(pattern)];
  }

  #remove(handler: ChatHandler): void {
    this.#byName.delete(handler.name);
    for (const type of handler.answers) this.#byType.delete(type);
    for (const pattern of ownPatterns(handler)) this.#byPattern.delete(pattern);
  }
}

// Written out, not spread or inherited: a handler may be an instance of a class, with fields of its own behind `run`.
function raiseHandler(handler: ChatHandler, requires: Capability): ChatHandler {
  const { name, description, category, answers, patterns, runsOnce } = handler;
  return {
    name,
    description,
    category,
    answers,
    requires,
    patterns,
    ...(runsOnce === undefined ? {} : { runsOnce }),
    run: (input, context) => handler.run(input, context),
  };
}

function ownPatterns(handler: ChatHandler): readonly string[] {
  return handler.answers.length === 0 ? handler.patterns : [];
}
