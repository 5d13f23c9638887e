import { randomUUID } from 'node:crypto';
import type { HandlerContext, HandlerInput } from '@greenlight/chat';
import { GreenlightError } from '@greenlight/schema';
import { parseConversationState, type TurnGround } from '@greenlight/story';
import { readGround } from '../workflow/read-ground.ts';
import { createFilmGaps } from './film-gaps.ts';
import { createSceneGate } from './scene-gate.ts';
import type { StoryPortOptions } from './story-port-options.ts';
import type { TurnSetting } from './turn-setting.ts';

/** Reads what a turn is answered from: the film as of its last event, and what the conversation remembers. */
export async function readSetting(
  { payload }: Pick<StoryPortOptions, 'payload'>,
  input: HandlerInput,
  context: HandlerContext,
): Promise<TurnSetting> {
  const project = context.session.project;
  if (project === null) throw new GreenlightError('VALIDATION', 'This conversation has no project.');
  const film = await readGround({ payload }, project);
  const { snapshot } = film;
  const ground: TurnGround = {
    messageId: input.messageId,
    message: input.query,
    snapshot,
    state: parseConversationState(context.session.state),
    newId: randomUUID,
    sceneGate: createSceneGate(snapshot),
    gaps: createFilmGaps(snapshot),
  };
  return { payload, input, context, snapshot, film, ground };
}
