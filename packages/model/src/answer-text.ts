import type { ModelAnswer, ModelRequest } from '@greenlight/story';
import { streamText } from 'ai';
import { refusal, UnusableAnswer } from './describe-failure.ts';
import { Asking, type ModelConnection, type RawReply } from './model-connection.ts';
import { isRefused } from './refusal-metadata.ts';

type TextRequest = ModelRequest & { onDelta?: (text: string) => void };

/** Asks for text and hands each piece on as it comes. */
export async function answerText(connection: ModelConnection, request: TextRequest): Promise<ModelAnswer<string>> {
  const asking = new Asking(connection, request);
  const keep = asking.begin(request.prompt);
  const reply: RawReply = { text: '', inputTokens: null, outputTokens: null };
  try {
    await stream(connection, asking, request, reply);
    return { value: reply.text, call: keep('answered', reply) };
  } catch (thrown) {
    const description = asking.describe(thrown);
    keep(description.outcome, reply.text === '' ? undefined : reply);
    throw asking.failure(description, thrown);
  }
}

async function stream(
  connection: ModelConnection,
  asking: Asking,
  request: TextRequest,
  reply: RawReply,
): Promise<void> {
  const result = streamText({
    model: connection.model,
    system: request.system,
    prompt: request.prompt,
    maxRetries: connection.maxRetries,
    abortSignal: asking.signal,
    // The SDK would print it; here it is thrown below.
    onError: () => {},
  });
  for await (const part of result.fullStream) {
    switch (part.type) {
      case 'text-delta':
        reply.text += part.text;
        request.onDelta?.(part.text);
        break;
      case 'error':
        throw part.error;
      case 'abort':
        throw new Error('aborted');
      case 'finish-step':
        reply.inputTokens = part.usage.inputTokens ?? null;
        reply.outputTokens = part.usage.outputTokens ?? null;
        if (part.finishReason === 'content-filter' || isRefused(part.providerMetadata))
          throw new UnusableAnswer(refusal);
        break;
      default:
    }
  }
  if (reply.text.trim() === '') throw new Error('an empty answer');
}
