import { GreenlightError } from '@greenlight/schema';
import type { Route } from './context.ts';

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** Finds the route of a method and a path. Throws NOT_FOUND; `details.allow` names the methods that the path does have. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  const patterns = routes.map((route) => ({ route, segments: route.path.split('/') }));
  return (method, path) => {
    const segments = path.replace(/\/$/, '').split('/');
    const fitting = patterns.flatMap(({ route, segments: pattern }) => {
      const params = matchSegments(pattern, segments);
      return params ? [{ route, params }] : [];
    });
    const found = fitting.find(({ route }) => route.method === method);
    if (found) return found;
    if (fitting.length === 0) throw new GreenlightError('NOT_FOUND', `There is nothing at ${path}.`);
    const allow = fitting.map(({ route }) => route.method);
    throw new GreenlightError('NOT_FOUND', `${path} does not take ${method}; it takes ${allow.join(', ')}.`, {
      details: { allow },
    });
  };
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}
