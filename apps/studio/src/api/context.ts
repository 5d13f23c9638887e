import type { SignedInUser } from '@greenlight/store';
import type { ZodType } from 'zod';
import type { Studio } from '../root.ts';

/** One request as a route sees it: identity settled, body not yet read. */
export interface ApiContext {
  studio: Studio;
  request: Request;
  url: URL;
  /** The parts of the path that the route names: `{id}`. */
  params: Record<string, string>;
  requestId: string;
  /** The address that the request came from. */
  address: string;
  signal: AbortSignal;
  /** The signed-in user. Routes with `access: 'public'` may not have one; `requireUser` says so. */
  user: SignedInUser | null;
  /** The JSON body, parsed by a schema. Throws BAD_REQUEST or VALIDATION. */
  body<T>(schema: ZodType<T>): T;
  /** The body's text as it came, for hashing. */
  bodyText: string;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/api/v1/chat/sessions/{id}`. */
  path: string;
  access: 'public' | 'user' | 'admin';
  /** One sentence for the API's description. */
  summary: string;
  /** What the route takes and gives, for the API's description; `context.body` parses with the same schema. */
  body?: ZodType;
  query?: ZodType;
  reply: ZodType;
  /** What the body is where it is no JSON: `application/x-ndjson`. It is then read as text. */
  bodyType?: string;
  /** What the reply is where it is no JSON: `application/zip`. */
  replyType?: string;
  /** The status of a reply that is not an error; 200 when left out. */
  status?: 201;
  handle(context: ApiContext): Promise<Response>;
}

export function defineRoute(route: Route): Route {
  return route;
}
