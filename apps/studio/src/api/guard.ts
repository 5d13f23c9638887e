import { GreenlightError } from '@greenlight/schema';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface RequestFace {
  method: string;
  headers: Headers;
}

/** How a request says who it is: by a token that only a program of ours sends, by a cookie that a browser adds, or not at all. */
export function credentialOf({ headers }: RequestFace, cookieName: string): 'bearer' | 'cookie' | 'none' {
  if (/^(Bearer|JWT) /.test(headers.get('authorization') ?? '')) return 'bearer';
  const cookies = headers.get('cookie') ?? '';
  return cookies.split(';').some((part) => part.trim().startsWith(`${cookieName}=`)) ? 'cookie' : 'none';
}

/**
 * Refuses what another site could make a browser send: a changing request with a cookie must come from an allowed Origin and say
 * JSON; one without credentials must not come from a foreign Origin (it could sign the visitor in as somebody else).
 */
export function refuseForeignOrigin(
  request: RequestFace,
  credential: 'bearer' | 'cookie' | 'none',
  origins: readonly string[],
): void {
  if (readingMethods.has(request.method) || credential === 'bearer') return;
  const origin = request.headers.get('origin');
  const allowed = origin === null ? credential === 'none' : origins.includes(origin);
  if (!allowed) {
    throw new GreenlightError(
      'ORIGIN_REFUSED',
      `Requests with a cookie must come from this studio, not from ${origin ?? 'nowhere'}.`,
    );
  }
}

/**
 * With a cookie, a body must say that it is JSON: a form of another site cannot. Payload's admin page sends its own forms as
 * multipart, and files come so; they pass on Payload's routes, since their Origin was checked.
 */
export function refuseForms(
  request: RequestFace,
  credential: 'bearer' | 'cookie' | 'none',
  hasBody: boolean,
  isOurs: boolean,
): void {
  if (credential !== 'cookie' || !hasBody || readingMethods.has(request.method)) return;
  if (isJson(request.headers) || isReadingInDisguise(request) || (!isOurs && isMultipart(request.headers))) return;
  throw new GreenlightError('BAD_REQUEST', 'Send the body as application/json.', {
    details: { contentType: request.headers.get('content-type') ?? '' },
  });
}

/**
 * A reading request with a cookie from a program that says nothing of where it comes from, neither Origin nor Sec-Fetch-Site, is no
 * browser's of another site: the cookie is SameSite=Strict. Payload believes a cookie only beside an Origin, so it gets ours.
 */
export function believeReadingCookie(
  { method, headers }: RequestFace,
  credential: 'bearer' | 'cookie' | 'none',
  [own]: readonly string[],
): void {
  if (credential !== 'cookie' || !readingMethods.has(method) || own === undefined) return;
  if (!headers.has('origin') && !headers.has('sec-fetch-site')) headers.set('origin', own);
}

export function isJson(headers: Headers): boolean {
  return /^application\/(.+\+)?json\b/i.test(headers.get('content-type') ?? '');
}

export function isMultipart(headers: Headers): boolean {
  return /^multipart\/form-data\b/i.test(headers.get('content-type') ?? '');
}

/** A form with a file, where files are taken: a new medium, or another file for one that is there. */
export function isUpload({ method, headers }: RequestFace, path: string): boolean {
  const isPlace = method === 'POST' ? path === '/api/media' : method === 'PATCH' && /^\/api\/media\/[^/]+$/.test(path);
  return isPlace && isMultipart(headers);
}

/** The admin page sends long queries as a POST that stands for a GET. */
export function isReadingInDisguise({ method, headers }: RequestFace): boolean {
  return method === 'POST' && headers.get('x-payload-http-method-override') === 'GET';
}
