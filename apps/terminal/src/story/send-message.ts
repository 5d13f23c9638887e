import { setTimeout as sleep } from 'node:timers/promises';
import {
  createEventReader,
  GreenlightError,
  type MessageReply,
  messageReply,
  type StreamedEvent,
} from '@greenlight/schema';
import * as z from 'zod';
import { boundedBody, notAnswering, openResponse, StudioGone, wireError } from './studio-request.ts';

export interface SentMessage {
  origin: string;
  token: string;
  /** The request's JSON: sent again letter for letter, since the studio compares. */
  body: string;
  key: string;
  signal: AbortSignal;
  onDelta?: ((text: string) => void) | undefined;
  onRestart?: (() => void) | undefined;
  /** Whether a studio that does not answer is known to be running. */
  isRunning(): boolean;
}

/** A turn is silent for longer only when its studio is gone: it says every fifteen seconds that it is there. */
const SILENCE_MS = 60_000;
/** Eight thousand characters in, and a reply to them. */
const LONGEST_STREAM = 2 * 1024 * 1024;
/** How long a studio that is starting, or has lost the line, is asked again. */
const PATIENCE_MS = 8_000;
const RETRY_MS = 250;

const delta = z.object({ text: z.string() });
// A studio that is newer may say more.
const reply = z.object(messageReply.shape);

/**
 * Says something to a studio and streams the reply. A line that is lost is taken up again with the same key, so that the message is
 * done once. Throws what the studio answers, LOCKED when it is gone, CANCELLED with `details.isUnderWay` when the caller stops waiting.
 */
export async function sendMessage(message: SentMessage): Promise<MessageReply> {
  const { origin, signal } = message;
  const deadline = performance.now() + PATIENCE_MS;
  let wasSent = false;
  for (;;) {
    try {
      return await attempt(message);
    } catch (error) {
      if (signal.aborted) throw stoppedWaiting(origin, error);
      if (!(error instanceof StudioGone)) throw error;
      wasSent ||= error.wasSent;
      if (!message.isRunning() || performance.now() >= deadline) throw gone(origin, wasSent, error);
    }
    message.onRestart?.(); // the same turn is heard from its beginning
    await sleep(RETRY_MS, undefined, { signal }).catch((error) => {
      throw stoppedWaiting(origin, error);
    });
  }
}

async function attempt({ origin, token, body, key, signal, onDelta, onRestart }: SentMessage): Promise<MessageReply> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const headers = { accept: 'text/event-stream', 'idempotency-key': key };
    const either = AbortSignal.any([signal, silence.signal]);
    const response = await openResponse({
      origin,
      token,
      path: '/api/v1/chat/message',
      body,
      headers,
      signal: either,
    });
    for await (const { event, data } of readEvents(response, () => timer.refresh())) {
      if (event === 'delta') onDelta?.(delta.parse(JSON.parse(data)).text);
      if (event === 'restart') onRestart?.();
      if (event === 'reply') return reply.parse(JSON.parse(data));
      if (event === 'error') throw wireError(origin, JSON.parse(data));
    }
    throw new StudioGone(true, new Error('The stream ended without a reply.'));
  } catch (error) {
    if (silence.signal.aborted && !signal.aborted) throw new StudioGone(true, error);
    throw error instanceof SyntaxError || error instanceof z.ZodError ? noStudio(origin, error) : error;
  } finally {
    clearTimeout(timer);
    silence.abort(); // the line is not left half read
  }
}

async function* readEvents(response: Response, heard: () => void): AsyncGenerator<StreamedEvent> {
  const read = createEventReader();
  const decoder = new TextDecoder();
  for await (const piece of boundedBody(response, LONGEST_STREAM)) {
    heard();
    yield* read(decoder.decode(piece, { stream: true }));
  }
}

function noStudio(origin: string, cause: unknown): GreenlightError {
  return new GreenlightError('VALIDATION', `What answers at ${origin} is no Greenlight studio.`, { cause });
}

function gone(origin: string, wasSent: boolean, cause: unknown): GreenlightError {
  if (!wasSent) return notAnswering(origin, cause);
  return new GreenlightError(
    'LOCKED',
    `The studio at ${origin} went away while it was answering. It wrote your message whole or not at all; ask for what you told before you say it again.`,
    { cause },
  );
}

function stoppedWaiting(origin: string, cause: unknown): GreenlightError {
  return new GreenlightError(
    'CANCELLED',
    `You stopped waiting; the studio at ${origin} finishes your message by itself. Ask for what you told before you say it again.`,
    { details: { isUnderWay: true }, cause },
  );
}
