import type { Route } from './context.ts';
import { answerQuestion, redoTurn, sendMessage, takeChoice, undoTurn } from './routes/chat.ts';
import { events } from './routes/events.ts';
import { extract } from './routes/extract.ts';
import { health } from './routes/health.ts';
import { addProjectMember, listMembers, removeProjectMember } from './routes/members.ts';
import { merge, redoChange, showMerge, undoChange } from './routes/merge.ts';
import { createOpenapiRoute } from './routes/openapi.ts';
import { downloadPack, listPacks, packProject, showPack } from './routes/packs.ts';
import { exportProject, replayProject } from './routes/production.ts';
import {
  createSession,
  listMessages,
  listSessions,
  patchSession,
  readSession,
  removeSession,
} from './routes/sessions.ts';
import { overrideGate, patchConfig, readConfig, readWorkflow } from './routes/workflow.ts';

/** Every endpoint of ours. The API's description is generated from this list. */
export const routes: readonly Route[] = [
  sendMessage,
  takeChoice,
  answerQuestion,
  undoTurn,
  redoTurn,
  listSessions,
  createSession,
  readSession,
  patchSession,
  removeSession,
  listMessages,
  extract,
  readWorkflow,
  overrideGate,
  readConfig,
  patchConfig,
  listMembers,
  addProjectMember,
  removeProjectMember,
  showMerge,
  merge,
  undoChange,
  redoChange,
  packProject,
  listPacks,
  showPack,
  downloadPack,
  exportProject,
  replayProject,
  events,
  health,
  createOpenapiRoute(() => routes),
];
