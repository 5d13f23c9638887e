import type { Classification } from '@greenlight/schema';
import { type ClassifyOptions, classifyQuery } from './classify-query.ts';

export interface ClassifyPreparedOptions extends ClassifyOptions {
  /** Makes `story` ready. Not called for a message that is a command without asking it: what it loads is not small. */
  prepare?: () => Promise<void> | undefined;
}

/** The same as `classifyQuery`, with the story made ready first when it is asked. */
export async function classifyPrepared(query: string, options: ClassifyPreparedOptions = {}): Promise<Classification> {
  const { prepare, ...rest } = options;
  if (!prepare || !rest.story) return classifyQuery(query, rest);
  let isAsked = false;
  const alone = classifyQuery(query, {
    ...rest,
    story: () => {
      isAsked = true;
      return undefined;
    },
  });
  if (!isAsked) return alone;
  await prepare();
  return classifyQuery(query, rest);
}
