import type { CollectionAfterOperationHook } from 'payload';
import { keepReply } from '../sessions/idempotency.ts';
import { joinTransaction } from '../write-path/transaction.ts';

/** In which the API hands the hash of a body on, beside the caller's own `Idempotency-Key`. */
export const BODY_HASH_HEADER = 'x-greenlight-body-hash';

/** Keeps what a POST with an `Idempotency-Key` made, in the transaction that made it: the same POST again is answered the same. */
export const keepCreated: CollectionAfterOperationHook = async ({ collection, operation, req, result }) => {
  const key = req.headers?.get('idempotency-key');
  const bodyHash = req.headers?.get(BODY_HASH_HEADER);
  if (operation !== 'create' || !key || !bodyHash || !req.user || !req.pathname) return result;
  const request = { user: String(req.user.id), route: req.pathname, key, bodyHash };
  const label = String(collection.labels.singular);
  const reply = { doc: result, message: `${label} successfully created.` };
  await joinTransaction(req, (transaction) => keepReply(transaction, request, { status: 201, reply }));
  return result;
};
