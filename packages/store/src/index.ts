export type { SignedInUser } from './access/membership.ts';
export { capabilityOf } from './access/membership.ts';
export { INVITE_HEADER } from './collections/admit-user.ts';
export { createStoreConfig, type StoreOptions } from './config.ts';
export { httpStatusOf } from './http-status.ts';
export { authenticate, closeStore, createStoreKey, handlePayloadRequest, onEvents, openStore } from './open-store.ts';
