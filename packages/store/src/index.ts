export { findAccess, findOnlyProject, findSession, hasAdmin, type ProjectAccess } from './access/find-access.ts';
export type { SignedInUser } from './access/membership.ts';
export { databaseKindOf, showDatabase } from './adapter/database-kind.ts';
export { INVITE_HEADER } from './collections/admit-user.ts';
export { BODY_HASH_HEADER } from './collections/keep-created.ts';
export { createStoreConfig, type StoreOptions } from './config.ts';
export { describeFailure, toGreenlightError } from './failure.ts';
export { httpStatusOf } from './http-status.ts';
export { DatabaseLedgerPort } from './ledger/database-ledger-port.ts';
export { DatabaseLedgerStore } from './ledger/database-ledger-store.ts';
export { LOCAL_OWNER_EMAIL, LOCAL_OWNER_ID } from './local/local-owner.ts';
export {
  type LocalMessage,
  type LocalStore,
  type LocalStoreOptions,
  openLocalStore,
} from './local/open-local-store.ts';
export { sweepMedia } from './media/sweep-media.ts';
export { addMember, removeMember } from './members/change-members.ts';
export {
  authenticate,
  createStoreKey,
  handlePayloadRequest,
  isDatabaseUp,
  onEvents,
  openStore,
} from './open-store.ts';
export { type Certificate, certify } from './packs/certify.ts';
export { type PhaseOrder, packPhase } from './packs/pack-phase.ts';
export { readPack, readPacks } from './packs/pack-record.ts';
export { zipPack } from './packs/zip-pack.ts';
export { exportFilm, type FilmExport } from './replay/export-film.ts';
export { type ReplayOrder, replayProduction } from './replay/replay-production.ts';
export { deleteSession, renameSession } from './sessions/change-sessions.ts';
export { findKeptReply, type IdempotentRequest, type KeptReply, keepReply } from './sessions/idempotency.ts';
export { type Alongside, DatabaseSessionStore } from './sessions/session-store.ts';
export { type StoryDetail, turnDetail } from './sessions/turn-detail.ts';
export { type MergeOrder, mergeRecords, previewMerge } from './story/merge-records.ts';
export { type IntegrationResult, PayloadIntegrationService } from './story/payload-integration-service.ts';
export { refuseCorrection } from './story/refuse-correction.ts';
export { type ReversalOrder, reverseChange } from './story/reverse-change.ts';
export { createStoryPort } from './story/story-port.ts';
export type { StoryAssets, StoryPortOptions } from './story/story-port-options.ts';
export { type ChoiceTurn, type ChosenThing, resolveChoice } from './turns/resolve-choice.ts';
export { resolvePlace, type TurnAddress, type TurnPlace } from './turns/resolve-place.ts';
export { type StoryTurn, takeTurn } from './turns/take-turn.ts';
export { type MessagePage, readMessages } from './views/conversation-view.ts';
export type { Membership } from './views/memberships.ts';
export {
  type ProjectView,
  readMembers,
  readProjects,
  readProjectView,
  readSessionRecord,
  readSessions,
  toSession,
} from './views/project-view.ts';
export { BlockedStepError, findBlock } from './workflow/blocked-step-error.ts';
export { overrideStep } from './workflow/override-step.ts';
export { changeProjectConfig, readProjectConfig } from './workflow/project-config.ts';
export { groundOf, readGround } from './workflow/read-ground.ts';
export { type Settling, settleWorkflow } from './workflow/settle-workflow.ts';
export { presentEngines, viewProject } from './workflow/view-project.ts';
export { createWorkflowServices } from './workflow/workflow-services.ts';
export { lastSeq, readEvents, type StoredEvent } from './write-path/events.ts';
export type { OfferedWorkflow } from './write-path/project-measures.ts';
export { readSnapshot } from './write-path/record-rows.ts';
