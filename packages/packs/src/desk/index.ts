// A face of its own: packages as people ask for them. What only reads registries does without.
export { createDeskFace, type DeskFace, type FaceRequest } from './desk-face.ts';
export type { DeskOptions } from './desk-room.ts';
export { openDesk } from './open-desk.ts';
export type { DeskGenre, DeskHandlers, DeskOrder, DeskWorkflow, PackageDesk, SignedView } from './package-desk.ts';
export { type HandlerSlots, PackageHandlers } from './package-handlers.ts';
export { findProductCatalog } from './product-catalog.ts';
