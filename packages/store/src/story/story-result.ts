import type { HandlerResult, PathHash } from '@greenlight/chat';
import { canonicalize, contentHash } from '@greenlight/ledger';
import { type Change, collectionOf, type Finding } from '@greenlight/schema';
import { askedQuestions, type ConversationState, type TurnPlan } from '@greenlight/story';
import type { StoryDetail } from '../sessions/turn-detail.ts';

// What the story hands back to the chat.

export const emptyDetail: StoryDetail = { entities: [], questions: [], errors: [], engine: 'none' };

/** Words alone: nothing is changed, not even what the conversation remembers. */
export function said(response: string): HandlerResult {
  return { response, reads: [], writes: [], detail: emptyDetail };
}

/** Words and what the conversation remembers from them on. */
export function remembered(response: string, state: ConversationState): HandlerResult {
  return { ...said(response), effects: { origin: 'chat', changes: [], state }, detail: detailOf(state) };
}

/** A turn that a gate stopped: it changed nothing and says why, and the conversation asks for what is missing. */
export function stopped(
  response: string,
  findings: readonly Finding[],
  state: ConversationState,
  entries: HandlerResult['entries'] = [],
): HandlerResult {
  return {
    ...remembered(response, state),
    detail: { ...detailOf(state), findings: [...findings] },
    decision: 'FAILED',
    reason: 'GATE_BLOCKED',
    entries,
  };
}

export function fromPlan(plan: TurnPlan, engine: StoryDetail['engine']): HandlerResult {
  const detail: StoryDetail = { entities: plan.entities, questions: plan.questions, errors: plan.errors, engine };
  return {
    response: plan.response,
    reads: [],
    writes: writesOf(plan.changes),
    created: plan.created,
    effects: { origin: 'chat', changes: plan.changes, state: plan.state },
    detail,
  };
}

function detailOf(state: ConversationState): StoryDetail {
  return { ...emptyDetail, questions: askedQuestions(state) };
}

function writesOf(changes: readonly Change[]): PathHash[] {
  return changes.map(({ kind, id, after }) => ({
    path: `${kind === 'project' ? 'projects' : collectionOf[kind]}/${id}`,
    hash: contentHash(canonicalize(after)),
  }));
}
