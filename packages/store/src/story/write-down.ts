import type { HandlerResult } from '@greenlight/chat';
import { escapeMarkdown, type PendingQuestion, planTurn, type TurnPlan } from '@greenlight/story';
import type { Payload } from 'payload';
import type { StoryDetail } from '../sessions/turn-detail.ts';
import { findRows } from '../write-path/database.ts';
import { modelEntries, readOf } from './answer-words.ts';
import { isOpenAfter } from './film-gaps.ts';
import type { StoryPortOptions } from './story-port-options.ts';
import { fromPlan } from './story-result.ts';
import type { TurnSetting } from './turn-setting.ts';

/** How many earlier messages the extraction sees: enough for a pronoun, not the whole conversation. */
const HISTORY = 8;

/** What is told, as records; or as the answer to the question that leaves it to the reading. */
export async function writeDown(
  options: StoryPortOptions,
  turn: TurnSetting,
  pending: PendingQuestion | undefined,
): Promise<HandlerResult> {
  const { ground, snapshot, context } = turn;
  const result = await options.extraction.extractStructuredData(ground.message, {
    known: { characters: namesOf(snapshot.characters), locations: namesOf(snapshot.locations) },
    history: await readHistory(options.payload, context.session.id),
    signal: context.signal,
  });
  const genres = result.extraction.bulk ? ((await options.genres?.()) ?? []) : [];
  const isNamed = options.questionId !== undefined;
  const answering = pending ? { answering: { pending, isNamed } } : {};
  const plan = planTurn({ ...ground, extraction: result.extraction, genres, ...answering });
  const response = result.notice ? `${plan.response}\n\n${result.notice}` : plan.response;
  const done = fromAnswer(turn, { ...plan, response }, result.extraction.engine);
  return { ...done, reads: plan.genre ? [readOf(plan.genre)] : [], entries: modelEntries(result.calls) };
}

function namesOf(records: readonly { name: string; aliases?: string[] | null | undefined }[]): string[] {
  return records.flatMap((record) => [record.name, ...(record.aliases ?? [])]);
}

async function readHistory(payload: Payload, session: string): Promise<string[]> {
  const where = { session: { equals: session }, author: { equals: 'user' } };
  const rows = await findRows({ payload }, 'messages', where, { sort: '-turnNumber', limit: HISTORY });
  return rows.map((row) => String(row.text)).reverse();
}

/** An answer that opened the gate which she was stopped by says so. */
export function fromAnswer(
  { film, snapshot, ground }: TurnSetting,
  plan: TurnPlan,
  engine: StoryDetail['engine'] = 'none',
): HandlerResult {
  const { goal } = ground.state;
  const isOpened = goal !== null && plan.changes.length > 0 && isOpenAfter(snapshot, plan.changes, goal);
  if (!isOpened) return fromPlan(plan, engine);
  const title = film.definition.steps.find(({ id }) => id === goal)?.title ?? goal;
  const words = `Nothing stands in the way of ${escapeMarkdown(title)} any more. Say “go on to the ${escapeMarkdown(title.toLowerCase())}” when you like.`;
  return fromPlan({ ...plan, response: `${plan.response}\n\n${words}`, state: { ...plan.state, goal: null } }, engine);
}
