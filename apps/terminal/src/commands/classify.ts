import { classifyPrepared } from '@greenlight/chat';
import { parseOrThrow } from '@greenlight/schema';
import * as z from 'zod';
import type { Command } from '../command.ts';
import { runReading } from '../read-lines.ts';

const request = z.strictObject({ query: z.string() });

const command: Command = {
  summary: 'What a query asks for: its type, and how sure that is.',
  usage: `greenlight classify "query"          one query
greenlight classify < requests       JSON lines: {"query": …} in, {"type", "confidence", "pattern", "args"} out`,
  run: (context) =>
    runReading(context, {
      name: 'classify',
      ofText: (query) => ({ query }),
      read: (value) => classify(parseOrThrow(request, value).query),
    }),
};
export default command;

type StoryReader = typeof import('@greenlight/story').classifyMessage;
let readStory: StoryReader | undefined;

async function classify(query: string) {
  return classifyPrepared(query, {
    prepare: async () => {
      readStory ??= (await import('@greenlight/story')).classifyMessage;
    },
    story: (text) => readStory?.(text, { isWaiting: false }),
  });
}
