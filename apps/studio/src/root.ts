import type { Environment } from '@greenlight/schema';
import type { Payload, SanitizedConfig } from 'payload';

/** What one running studio is made of. Made once by `compose`, read by routes, sockets and pages. */
export interface Studio {
  environment: Environment;
  config: Promise<SanitizedConfig>;
  payload: Payload;
}

const key = Symbol.for('greenlight');
const holder = globalThis as { [key]?: Studio };

/** The pages are a bundle of their own, so the studio hangs on the process: no module holds state. */
export function setStudio(studio: Studio): void {
  holder[key] = studio;
}

export function findStudio(): Studio | undefined {
  return holder[key];
}

export function getStudio(): Studio {
  const studio = holder[key];
  if (!studio) throw new Error('The studio is not running: pages are served by its own server, `npm start`.');
  return studio;
}
