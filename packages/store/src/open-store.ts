import { randomUUID } from 'node:crypto';
import { executeAuthStrategies, getPayload, handleEndpoints, type Payload, type SanitizedConfig } from 'payload';
import type { SignedInUser } from './access/membership.ts';
import { migrate } from './migrations/migrate.ts';
import type { WakeListener, Wakes } from './write-path/wake.ts';

/**
 * Opens the database: connects, and brings its tables up to date. `key` keeps several stores of one process apart; the studio's own
 * is `default`, which the admin page looks for.
 */
export async function openStore(config: Promise<SanitizedConfig>, key = 'default'): Promise<Payload> {
  const payload = await getPayload({ config, key, disableOnInit: true });
  (payload as KeyedPayload)[storeKey] = key;
  await migrate(payload);
  // From here on the host logs: Payload would print every refusal with its stack.
  payload.logger.level = 'silent';
  return payload;
}

const storeKey = Symbol.for('greenlight.store-key');
type KeyedPayload = Payload & { [storeKey]?: string };

/** The user of a request's token or cookie; null when there is none, or it has expired. */
export async function authenticate(payload: Payload, headers: Headers): Promise<SignedInUser | null> {
  // `payload.auth` would also work out what the user may do with every field of every collection.
  const { user } = await executeAuthStrategies({ headers, payload });
  return (user as SignedInUser | null) ?? null;
}

/** Answers a request to Payload's own REST. */
export function handlePayloadRequest(payload: Payload, request: Request): Promise<Response> {
  const key = (payload as KeyedPayload)[storeKey] ?? 'default';
  return handleEndpoints({ config: Promise.resolve(payload.config), payloadInstanceCacheKey: key, request });
}

/** Calls `listener` with a project’s id after each commit that added to its events, of any process on PostgreSQL. Returns how to stop. */
export function onEvents(payload: Payload, listener: WakeListener): () => void {
  return (payload.config.custom as { wakes: Wakes }).wakes.listen(listener);
}

/** Whether the database answers. */
export async function isDatabaseUp(payload: Payload): Promise<boolean> {
  try {
    await payload.db.count({ collection: 'users', where: { id: { equals: '' } } });
    return true;
  } catch {
    return false;
  }
}

/** A key for a store that is only this process's own. */
export function createStoreKey(): string {
  return `store-${randomUUID()}`;
}
