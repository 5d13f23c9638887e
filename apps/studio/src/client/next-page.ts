/** Where to go after a sign-in: a path of this studio, never an address elsewhere. */
export function parseNext(value: string | string[] | undefined): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return '/';
  // Browsers read `//host`, `/\host` and tabs in between as another host.
  const url = URL.canParse(value, 'http://studio.invalid') ? new URL(value, 'http://studio.invalid') : null;
  return url?.host === 'studio.invalid' ? `${url.pathname}${url.search}${url.hash}` : '/';
}
