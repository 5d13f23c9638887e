import {
  type Actor,
  type Capability,
  decision,
  type EntryBody,
  entryBody,
  type GreenlightError,
  hasCapability,
  normalizeError,
} from '@greenlight/schema';
import type { ChatHandler, HandlerContext, HandlerInput, HandlerResult, TurnEffects } from './handler.ts';

/** Capabilities of a turn: what its actor holds, and what the request would lower that to. */
export interface TurnCapability {
  held: Capability;
  requested?: Capability | undefined;
}

/** A turn that was not allowed. It is on the ledger, and it did nothing. */
export function denyTurn(response: string, reason: string): HandlerResult {
  return { response, reads: [], writes: [], decision: 'DENIED', reason };
}

/** Why a turn may not run, or undefined when it may. A request may give up rights, never gain them. */
export function checkCapability(
  handler: ChatHandler,
  { held, requested }: TurnCapability,
  actor?: Actor,
): HandlerResult | undefined {
  if (requested && !hasCapability(held, requested)) {
    return denyTurn(
      `This asks for the capability ${requested}, and you have ${held}. Nothing was done.`,
      `${requested} was asked for, ${held} is held`,
    );
  }
  const effective = requested ?? held;
  if (hasCapability(effective, handler.requires)) return undefined;
  return denyTurn(
    `This needs the capability ${handler.requires}, and this turn has ${effective}. Nothing was done.${howToGet(handler.requires, held, actor)}`,
    `${handler.name} needs ${handler.requires}, ${effective} is held`,
  );
}

// Whoever sits at the terminal may get herself more; in a studio others decide that.
function howToGet(needed: Capability, held: Capability, actor: Actor | undefined): string {
  if (actor?.kind !== 'local') return '';
  if (hasCapability(held, needed)) return ' You hold it, but this request gave it up.';
  const grant = `greenlight token grant --capability ${needed} --ttl 1h`;
  return ` To get it for an hour, run \`export GREENLIGHT_TOKEN=$(${grant})\` and say it again.`;
}

/** Runs a handler. What it throws becomes a FAILED result without effects, or a DENIED one when it was not allowed; what it may not write is dropped with the turn DENIED. */
export async function runHandler(
  handler: ChatHandler,
  input: HandlerInput,
  context: HandlerContext,
): Promise<HandlerResult> {
  try {
    return withinRights(checkResult(await handler.run(input, context), handler), context.capability);
  } catch (thrown) {
    context.signal.throwIfAborted();
    return failTurn(thrown);
  }
}

/** Handlers come from outside too: what they answer is checked before anything rests on it. */
function checkResult(result: HandlerResult, handler: ChatHandler): HandlerResult {
  const isWhole = typeof result?.response === 'string' && Array.isArray(result.reads) && Array.isArray(result.writes);
  if (isWhole && (result.decision === undefined || decision.safeParse(result.decision).success)) return result;
  throw new TypeError(`The handler "${handler.name}" did not answer with { response, reads, writes }.`);
}

function failTurn(thrown: unknown): HandlerResult {
  const error: GreenlightError = normalizeError(thrown);
  return {
    response: error.message,
    reads: [],
    writes: [],
    decision: error.code === 'FORBIDDEN' ? 'DENIED' : 'FAILED',
    reason: error.code,
    entries: callsOf(thrown),
  };
}

// A handler that needs `read` may still come back with changes; the last word is here, next to the commit.
function withinRights(result: HandlerResult, capability: Capability): HandlerResult {
  const hasDecided = result.decision !== undefined && result.decision !== 'EXECUTED';
  if (hasDecided) return { ...result, effects: memoryOf(result), created: undefined };
  const needed = neededFor(result.effects);
  if (hasCapability(capability, needed)) return result;
  const denied =
    needed === 'admin'
      ? denyTurn(
          'Only an admin passes a closed gate over. Nothing was changed.',
          `an override needs admin, ${capability} is held`,
        )
      : denyTurn('You may read this project, not change it. Nothing was changed.', 'changes need write, read is held');
  return { ...denied, entries: result.entries?.filter((entry) => entry.type === 'MODEL_CALL') };
}

/** A turn that was stopped changes nothing; what the conversation asks because of it is remembered. */
function memoryOf({ decision, effects }: HandlerResult): TurnEffects | undefined {
  if (decision !== 'FAILED' || effects?.state === undefined) return undefined;
  return { origin: effects.origin, changes: [], state: effects.state };
}

/** What a turn must be allowed to, for what it wants changed: the one rule, asked where it is answered and again where it is written. */
export function neededFor(effects: TurnEffects | undefined): Capability {
  if (effects?.step?.override) return 'admin';
  return effects?.changes.length || effects?.step ? 'write' : 'read';
}

/** Model calls that a thrown error carries, so that a failed call is on the ledger too. */
export function callsOf(thrown: unknown): EntryBody[] {
  const calls = (thrown as { calls?: unknown } | null | undefined)?.calls;
  if (!Array.isArray(calls)) return [];
  const parsed = calls.map((call: unknown) => entryBody.safeParse({ ...(call as object), type: 'MODEL_CALL' }));
  return parsed.flatMap((result) => (result.success ? [result.data] : []));
}
