import { type ReplayNews, toErrorBody } from '@greenlight/schema';
import { type ReplayOrder, replayProduction, toGreenlightError } from '@greenlight/store';
import type { ApiContext } from '../context.ts';
import { createNews } from './news.ts';

/** How often a client hears how far it is, in milliseconds. */
const NEWS_MS = 250;

/**
 * A replay as lines of JSON: how far it is, then what came of it or why it ended. What it is refused by before its first step is thrown, so
 * that this has a status of its own. A client that leaves stops it; the same replay again goes on.
 */
export async function tellReplay(
  { studio, signal, requestId }: Pick<ApiContext, 'studio' | 'signal' | 'requestId'>,
  order: Pick<ReplayOrder, 'production' | 'actor' | 'into' | 'isPartial'>,
): Promise<AsyncGenerator<string>> {
  const news = createNews<ReplayNews>();
  const progress = throttle((done: number, of: number) => news.push({ kind: 'progress', done, of }));
  await new Promise<void>((resolve, reject) => {
    const onProgress = ({ done, of }: { done: number; of: number }) => {
      resolve();
      progress(done, of);
    };
    replayProduction(studio.payload, { ...order, signal, onProgress }).then(
      (report) => news.end({ kind: 'report', report }),
      (error: unknown) => {
        reject(error);
        news.end(toErrorBody(toGreenlightError(error), requestId));
      },
    );
  });
  return toLines(news.read());
}

function throttle(say: (done: number, of: number) => void): typeof say {
  let said = 0;
  return (done, of) => {
    if (Date.now() - said < NEWS_MS) return;
    said = Date.now();
    say(done, of);
  };
}

async function* toLines(news: AsyncIterable<ReplayNews>): AsyncGenerator<string> {
  for await (const each of news) yield `${JSON.stringify(each)}\n`;
}
