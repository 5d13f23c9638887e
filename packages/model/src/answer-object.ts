import type { ModelAnswer, ModelCall, ModelRequest } from '@greenlight/story';
import { generateText, jsonSchema, type LanguageModelUsage, Output } from 'ai';
import * as z from 'zod';
import {
  brokenOff,
  type FailureDescription,
  refusal,
  statusOf,
  tooLong,
  UnusableAnswer,
  unparsedText,
  unreadable,
} from './describe-failure.ts';
import { Asking, type ModelConnection, type RawReply } from './model-connection.ts';
import { readJson } from './read-json.ts';
import { isRefused } from './refusal-metadata.ts';

type ObjectRequest<T> = ModelRequest & { schema: z.ZodType<T> };

/** Asks for an object. An answer that cannot be read, or is too long, is asked for once more with what is wrong with it. */
export async function answerObject<T>(connection: ModelConnection, request: ObjectRequest<T>): Promise<ModelAnswer<T>> {
  const asking = new Asking(connection, request);
  const first = await attempt(connection, asking, request, request.prompt, 'answered');
  if (first.ok) return first.answer;
  const repaired = await attempt(connection, asking, request, repairPrompt(request.prompt, first), 'repaired');
  if (repaired.ok) return { ...repaired.answer, earlier: asking.calls.slice(0, -1) };
  throw asking.failure(repaired.description ?? unreadable, new Error(repaired.problem));
}

type Attempt<T> = { ok: true; answer: ModelAnswer<T> } | Unread;

interface Unread {
  ok: false;
  text: string;
  problem: string;
  /** Set when nothing of the answer was kept. */
  description?: FailureDescription;
}

async function attempt<T>(
  connection: ModelConnection,
  asking: Asking,
  request: ObjectRequest<T>,
  prompt: string,
  outcome: Extract<ModelCall['outcome'], 'answered' | 'repaired'>,
): Promise<Attempt<T>> {
  const keep = asking.begin(prompt, outcome === 'repaired' ? 'repair' : request.purpose);
  const reply = await askFor(connection, asking, request, prompt).catch((thrown: unknown) => {
    const description = asking.describe(thrown);
    keep(description.outcome);
    if (description === tooLong || description === brokenOff) return description;
    throw asking.failure(description, thrown);
  });
  if ('code' in reply) return { ok: false, text: '', problem: reply.message, description: reply };
  const read = readJson(reply.text, request.schema);
  if (read.ok) return { ok: true, answer: { value: read.value, call: keep(outcome, reply) } };
  if (!isApology(reply.text)) {
    keep('failed', reply);
    return { ok: false, text: reply.text, problem: read.problem };
  }
  keep('refused', reply);
  throw asking.failure(refusal, new Error('refused in words'));
}

/** With the schema as the response format; a server that does not take one is asked in words. */
async function askFor<T>(
  connection: ModelConnection,
  asking: Asking,
  request: ObjectRequest<T>,
  prompt: string,
): Promise<RawReply> {
  const wire = z.toJSONSchema(request.schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' });
  const ask = (system: string, isStructured: boolean): Promise<RawReply> =>
    generate(connection, asking, system, prompt, isStructured ? wire : undefined);
  try {
    return await ask(request.system, true);
  } catch (thrown) {
    if (statusOf(thrown) !== 400 && statusOf(thrown) !== 422) throw thrown;
    return ask(
      `${request.system}\n\nAnswer with one JSON object and nothing else. Its JSON Schema:\n${JSON.stringify(wire)}`,
      false,
    );
  }
}

async function generate(
  connection: ModelConnection,
  asking: Asking,
  system: string,
  prompt: string,
  wire: object | undefined,
): Promise<RawReply> {
  try {
    const result = await generateText({
      model: connection.model,
      system,
      prompt,
      maxRetries: connection.maxRetries,
      abortSignal: asking.signal,
      // Only a few schemas satisfy the strict mode of hosted models; ours is checked here anyway.
      providerOptions: { model: { strictJsonSchema: false } },
      ...(wire ? { output: Output.object({ schema: jsonSchema<unknown>(wire) }) } : {}),
    });
    refuseUnusable(result.finishReason, isRefused(result.providerMetadata));
    return toReply(result.text, result.usage);
  } catch (thrown) {
    const unparsed = unparsedText(thrown);
    if (!unparsed) throw thrown;
    refuseUnusable(unparsed.finishReason, unparsed.text === undefined || unparsed.text === '');
    return toReply(unparsed.text ?? '', unparsed.usage);
  }
}

function refuseUnusable(finishReason: string | undefined, refused: boolean): void {
  const description: FailureDescription | undefined =
    refused || finishReason === 'content-filter' ? refusal : finishReason === 'length' ? brokenOff : undefined;
  if (description) throw new UnusableAnswer(description);
}

function toReply(text: string, usage: LanguageModelUsage | undefined): RawReply {
  return { text, inputTokens: usage?.inputTokens ?? null, outputTokens: usage?.outputTokens ?? null };
}

/** "I'm sorry, but I can't help with that." */
function isApology(text: string): boolean {
  return /^\s*(i['’]?m (very )?sorry|sorry|i (can(not|['’]?t)|won['’]?t|am unable|am not able)|unfortunately, i)\b/i.test(
    text,
  );
}

/** The most of a broken answer that is sent back. */
const ECHO_LIMIT = 4000;

function repairPrompt(prompt: string, { text, problem }: Unread): string {
  const isKept = text !== '';
  return [
    prompt,
    `Your last answer could not be used: ${problem.replace(/\.$/, '')}.${isKept ? ' It was:' : ''}`,
    ...(isKept ? [text.slice(0, ECHO_LIMIT)] : []),
    `Answer again${isKept ? '' : ', shorter,'} with one JSON object of the schema and nothing else.`,
  ].join('\n\n');
}
