export type {
  Actor,
  Capability,
  ChatReply,
  ChatRequest,
  Classification,
  Decision,
  ErrorCode,
  QueryType,
} from '@greenlight/schema';
export { GreenlightError } from '@greenlight/schema';
export {
  type ChatIdentity,
  ChatInterface,
  type ChatInterfaceOptions,
  chatTurn,
  type TurnOptions,
} from './chat-interface.ts';
export { type ClassifyPreparedOptions, classifyPrepared } from './classifier/classify-prepared.ts';
export { type ClassifyOptions, classifyQuery } from './classifier/classify-query.ts';
export { isCourtesy } from './courtesy.ts';
export { defineHandler } from './define-handler.ts';
export {
  createFileSessionStore,
  type FileSessionStore,
  type FileSessionStoreOptions,
} from './file/file-session-store.ts';
export { createWorkspaceFiles, type WorkspaceFilesOptions } from './files/create-workspace-files.ts';
export type {
  DocumentView,
  FileOptions,
  FilesPort,
  FolderEntry,
  FolderView,
  SearchMatch,
  SearchOptions,
  SearchView,
} from './files-port.ts';
export type {
  ChatHandler,
  ChatPorts,
  HandlerCategory,
  HandlerContext,
  HandlerInput,
  HandlerList,
  HandlerResult,
  PathHash,
  SessionView,
  StepMove,
  StoryPort,
  TurnEffects,
} from './handler.ts';
export { builtInHandlers } from './handlers/index.ts';
export { createFileLedgerPort, type FileLedgerPortOptions } from './ledger/file-ledger-port.ts';
export type {
  ChangeCounts,
  DamagedStream,
  LedgerPage,
  LedgerPort,
  LedgerQuery,
  LedgerReader,
  LedgerRow,
} from './ledger-port.ts';
export { renderInstall, renderStaged, renderUninstall } from './packages/render-change.ts';
export { renderListing } from './packages/render-listing.ts';
export { renderPackage } from './packages/render-package.ts';
export { renderPreflight } from './packages/render-preflight.ts';
export type { PackageRequest, PackagesPort } from './packages-port.ts';
export { HandlerRegistry, type RegistryOptions } from './registry.ts';
export type { TurnOutcome } from './run-turn.ts';
export type { ChatSession, CommittedTurn, SessionOwner, SessionStore, TurnDraft } from './session.ts';
export { createTurnEntries, type TurnFacts } from './turn-entries.ts';
export { createKeyedQueue, createTurnQueue } from './turn-queue.ts';
export { neededFor } from './turn-result.ts';
export type { TurnSources } from './turn-sources.ts';
