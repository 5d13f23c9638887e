import type { createOpenAICompatible } from '@ai-sdk/openai-compatible';

type MetadataExtractor = NonNullable<Parameters<typeof createOpenAICompatible>[0]['metadataExtractor']>;

const key = 'greenlight';

/** Keeps a `refusal`, which the SDK's own shape of a reply passes over. */
export const refusalMetadata: MetadataExtractor = {
  extractMetadata: async ({ parsedBody }) =>
    hasRefusal(parsedBody, 'message') ? { [key]: { refused: true } } : undefined,
  createStreamExtractor: () => {
    let refused = false;
    return {
      processChunk: (chunk) => {
        refused ||= hasRefusal(chunk, 'delta');
      },
      buildMetadata: () => (refused ? { [key]: { refused: true } } : undefined),
    };
  },
};

/** True when the reply that this metadata belongs to was a refusal. */
export function isRefused(metadata: Record<string, Record<string, unknown>> | undefined): boolean {
  return metadata?.[key]?.refused === true;
}

function hasRefusal(body: unknown, part: 'message' | 'delta'): boolean {
  const choices = (body as { choices?: unknown } | null)?.choices;
  const first = Array.isArray(choices) ? choices[0] : undefined;
  const refusal = (first as Record<string, { refusal?: unknown } | undefined> | undefined)?.[part]?.refusal;
  return typeof refusal === 'string' && refusal !== '';
}
