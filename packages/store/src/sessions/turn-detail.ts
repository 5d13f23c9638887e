import type { TurnDraft } from '@greenlight/chat';
import { type MessageDetail, messageDetail, type TurnProblem } from '@greenlight/schema';

/** What the story port hands back beside the text. */
export type StoryDetail = Pick<MessageDetail, 'entities' | 'questions' | 'errors' | 'engine' | 'findings'>;

/** What is kept with a reply, so that the conversation can be shown again exactly: the story's part, and how the turn ended. */
export function turnDetail(draft: TurnDraft, changeSetId: string | null): MessageDetail {
  const [turn] = draft.entries;
  const story = messageDetail.partial().safeParse(draft.result.detail ?? {});
  const given = story.success ? story.data : {};
  const decision = draft.result.decision ?? 'EXECUTED';
  return {
    entities: given.entities ?? [],
    questions: given.questions ?? [],
    errors: [...(given.errors ?? []), ...problemOf(draft)],
    engine: given.engine ?? 'none',
    changeSetId,
    handler: turn?.type === 'CHAT_TURN' ? turn.handler : 'unknown',
    decision,
    ...(given.reverts ? { reverts: given.reverts } : {}),
    ...(given.findings ? { findings: given.findings } : {}),
  };
}

function problemOf({ result }: TurnDraft): TurnProblem[] {
  if (result.decision === undefined || result.decision === 'EXECUTED') return [];
  return [
    { code: result.decision === 'DENIED' ? 'FORBIDDEN' : (result.reason ?? 'INTERNAL'), message: result.response },
  ];
}
