import type { CommandContext } from '../command.ts';
import { isChatEnabled } from '../registries.ts';

/** What a change of the registries means, for a person. */
export function sayAfterChange({ out }: CommandContext, workspace: string, isCopied: boolean): void {
  if (isCopied) out.say("This workspace has registries/ of its own now: a copy of the product's, with that change.");
  if (isChatEnabled(workspace)) out.say('The chat is enabled here.');
  else
    out.say(
      'The chat is disabled here. To bring it back: greenlight registry add with FMWK-CHAT-001 and SPEC-CHAT-001.',
    );
}
