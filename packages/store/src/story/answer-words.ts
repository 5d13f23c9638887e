import type { HandlerContext, HandlerResult, PathHash } from '@greenlight/chat';
import { canonicalize, contentHash } from '@greenlight/ledger';
import type { EntryBody, StorySnapshot } from '@greenlight/schema';
import {
  answerQuestion,
  answerRequest,
  describeMissing,
  describeNext,
  describeProgress,
  type ModelCall,
  type StoryGenre,
} from '@greenlight/story';
import { findStep } from '@greenlight/workflow';
import type { StoryDetail } from '../sessions/turn-detail.ts';
import { viewProject } from '../workflow/view-project.ts';
import type { StoryPortOptions } from './story-port-options.ts';
import { emptyDetail, said } from './story-result.ts';
import type { TurnSetting } from './turn-setting.ts';

// What writes nothing: questions about the story and its workflow, and wishes for ideas.

export function answerFromRecords(message: string, snapshot: StorySnapshot): HandlerResult {
  const answer = answerQuestion({ message, snapshot });
  return { ...said(answer.response), reads: readsOf(answer.reads, snapshot) };
}

export async function answerWish(
  options: StoryPortOptions,
  message: string,
  context: HandlerContext,
  snapshot: StorySnapshot,
): Promise<HandlerResult> {
  const { model } = options;
  const answer = await answerRequest({
    message,
    snapshot,
    ...(model ? { model, prompts: (await options.prompts?.()) ?? [] } : { genres: (await options.genres?.()) ?? [] }),
    turn: context.session.turnNumber,
    signal: context.signal,
    ...(context.onDelta ? { onDelta: context.onDelta } : {}),
  });
  const detail: StoryDetail = { ...emptyDetail, engine: model ? 'llm' : 'none' };
  const reads = answer.genre ? [readOf(answer.genre)] : [];
  return { ...said(answer.response), detail, reads, entries: modelEntries(answer.calls) };
}

export function readOf({ pack, from }: StoryGenre): PathHash {
  return { path: `${from}/${pack.genre}`, hash: contentHash(canonicalize(pack)) };
}

export function modelEntries(calls: readonly ModelCall[]): EntryBody[] {
  return calls.map((call) => ({ type: 'MODEL_CALL', ...call }));
}

/** What to do now, what is missing, how far the film is. */
export function answerAboutProgress({ input, film }: TurnSetting): HandlerResult {
  const view = viewProject(film);
  const { asks, of = '' } = input.classification.args;
  if (asks === 'next') return said(describeNext(view));
  if (asks === 'progress') return said(describeProgress(view));
  return said(describeMissing(view, findStep(film.definition, of, film)?.id));
}

/** The records that an answer came from, each with the hash of what it said. */
function readsOf(ids: readonly string[], snapshot: StorySnapshot): PathHash[] {
  const wanted = new Set(ids);
  const { characters, locations, scenes, relationships } = snapshot;
  return Object.entries({ characters, locations, scenes, relationships }).flatMap(([collection, records]) =>
    records
      .filter(({ id }) => wanted.has(id))
      .map((record) => ({ path: `${collection}/${record.id}`, hash: contentHash(canonicalize(record)) })),
  );
}
