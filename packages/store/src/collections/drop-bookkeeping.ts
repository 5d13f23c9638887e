import type { CollectionBeforeOperationHook } from 'payload';

const bookkeeping = ['id', 'createdAt', 'updatedAt'];

/** Ids and moments are given here, never by a request: an id that was used before would bring back what hung on it. */
export const dropBookkeeping: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const data = (args as { data?: Record<string, unknown> }).data;
  if (req.payloadAPI !== 'REST' || !data || (operation !== 'create' && operation !== 'update')) return args;
  const kept = Object.entries(data).filter(([name]) => !bookkeeping.includes(name));
  return { ...args, data: Object.fromEntries(kept) };
};
