import { ChatInterface, type ChatInterfaceOptions, type TurnOptions } from '@greenlight/chat';
import type { ChatRequest } from '@greenlight/schema';

/** A chat that a token gave its capability. Each turn asks again whether that still holds: a pipe or a prompt may outlive it. */
export class TokenChat extends ChatInterface {
  readonly #recheck: () => Promise<void>;
  #checks: Promise<unknown> = Promise.resolve();

  constructor(options: ChatInterfaceOptions, recheck: () => Promise<void>) {
    super(options);
    this.#recheck = recheck;
  }

  /** As the chat's own; throws UNAUTHENTICATED once the token has expired or was revoked. */
  override async turn(...[request, options]: [ChatRequest, TurnOptions?]) {
    const check = this.#checks.then(this.#recheck); // one after the other: turns keep the order they came in
    this.#checks = check.catch(() => undefined);
    await check;
    return super.turn(request, options);
  }
}
