import { GreenlightError, type ReplayReport, replayNews } from '@greenlight/schema';
import * as z from 'zod';
import type { Account } from '../account/account.ts';
import type { Productions, ReplayRequest } from './productions.ts';
import { boundedBody, notAnswering, openResponse, requestJson, StudioGone, wireError } from './studio-request.ts';

const projects = z.object({ docs: z.array(z.object({ id: z.string(), title: z.string() })) });

const LARGEST_BUNDLE = 1024 * 1024 * 1024;
const LONGEST_NEWS = 64 * 1024 * 1024;

/** A studio's productions, as the account's owner may reach them. */
export function openStudioProductions(origin: string, account: Account): Productions {
  const ask = async (signal: AbortSignal) => ({ origin, token: await account.bearer(), signal });
  return {
    async list(signal) {
      const path = '/api/projects?limit=1000&depth=0&sort=createdAt' as const;
      return (await requestJson({ ...(await ask(signal)), path }, projects)).docs;
    },
    async export(project, signal) {
      const path = `/api/v1/projects/${project}/ledger` as const;
      const headers = { accept: 'application/x-ndjson, application/json' };
      const response = await open(origin, openResponse({ ...(await ask(signal)), path, headers }));
      return textOf(origin, response, LARGEST_BUNDLE);
    },
    replay: async (request) => replay(origin, await ask(request.signal), request),
  };
}

async function replay(
  origin: string,
  asked: { origin: string; token: string; signal: AbortSignal },
  { lines, into, isPartial, onProgress }: ReplayRequest,
): Promise<ReplayReport> {
  const query = new URLSearchParams({ partial: String(isPartial), ...(into === undefined ? {} : { into }) });
  const body = `${lines.map((line) => line.toString('utf8')).join('\n')}\n`;
  const headers = { 'content-type': 'application/x-ndjson' };
  const path = `/api/v1/projects/replay?${query}` as const;
  const response = await open(origin, openResponse({ ...asked, path, body, headers }));
  let rest = '';
  for await (const piece of textOf(origin, response, LONGEST_NEWS)) {
    const said = (rest + piece).split('\n');
    rest = said.pop() ?? '';
    for (const line of said) {
      const report = hear(origin, line, onProgress);
      if (report) return report;
    }
  }
  throw brokeOff(origin, undefined);
}

/** One line of what a studio says while it rebuilds. Throws why it ended. */
function hear(origin: string, line: string, onProgress: ReplayRequest['onProgress']): ReplayReport | undefined {
  const news = replayNews.safeParse(JSON.parse(line)).data;
  if (!news) throw new GreenlightError('VALIDATION', `What answers at ${origin} is no Greenlight studio.`);
  if ('error' in news) throw wireError(origin, news);
  if (news.kind === 'report') return news.report;
  onProgress(news);
  return undefined;
}

async function open(origin: string, opening: Promise<Response>): Promise<Response> {
  return opening.catch((error: unknown) => {
    throw error instanceof StudioGone ? notAnswering(origin, error) : error;
  });
}

async function* textOf(origin: string, response: Response, limit: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  try {
    for await (const piece of boundedBody(response, limit)) yield decoder.decode(piece, { stream: true });
  } catch (error) {
    throw error instanceof StudioGone ? brokeOff(origin, error) : error;
  }
}

function brokeOff(origin: string, cause: unknown): GreenlightError {
  return new GreenlightError('LOCKED', `The studio at ${origin} broke off. The same command goes on where it ended.`, {
    cause,
  });
}
