import {
  type ChatHandler,
  ChatInterface,
  type ChatInterfaceOptions,
  type ChatPorts,
  classifyQuery,
  type HandlerRegistry,
  type TurnOptions,
  type TurnOutcome,
} from '@greenlight/chat';
import type { ChatRequest } from '@greenlight/schema';
import type { TerminalStory } from './load-story.ts';

export interface StoryChatOptions extends ChatInterfaceOptions {
  registry: HandlerRegistry;
  /** The story is put among these once it is loaded. */
  ports: ChatPorts;
  loadStory(): Promise<TerminalStory>;
}

/** A chat whose story is loaded by the first message that may be about it: `help` and `ls src` do without. */
export class StoryChat extends ChatInterface {
  readonly #options: StoryChatOptions;
  #loading: Promise<TerminalStory> | undefined;

  constructor(options: StoryChatOptions) {
    super(options);
    this.#options = options;
    for (const handler of options.registry.list()) if (isOfStory(handler)) saysOnce(options.registry, handler);
  }

  override async turn(request: ChatRequest, options: TurnOptions = {}): Promise<TurnOutcome> {
    // While it loads, whatever comes later waits too: turns keep their order.
    if (this.#loading || mayBeStory(request?.query, this.registry.patterns())) await this.#load();
    return super.turn(request, options);
  }

  override async close(): Promise<void> {
    await (await this.#loading?.catch(() => undefined))?.close();
    await super.close();
  }

  async #load(): Promise<void> {
    this.#loading ??= this.#options.loadStory();
    try {
      this.#options.ports.story = await this.#loading;
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }
}

/** Whether telling the message apart would ask the story; what is no text is refused later, by name. */
function mayBeStory(query: unknown, patterns: readonly string[]): boolean {
  if (typeof query !== 'string') return false;
  let isAsked = false;
  const story = () => {
    isAsked = true;
    return undefined;
  };
  classifyQuery(query, { story, patterns });
  return isAsked;
}

function isOfStory({ answers }: ChatHandler): boolean {
  return answers.some((type) => type.startsWith('story_'));
}

/** What its handlers say is done elsewhere: a turn whose own ledger was busy keeps the answer and does not say it again. */
function saysOnce(registry: HandlerRegistry, handler: ChatHandler): void {
  registry.replace({ ...handler, runsOnce: true });
}
