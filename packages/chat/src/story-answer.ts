import type { HandlerContext, HandlerInput, HandlerResult } from './handler.ts';

/** Hands a turn to the story port, or says that there is no story here. */
export async function answerFromStory(input: HandlerInput, context: HandlerContext): Promise<HandlerResult> {
  if (context.ports.story) return context.ports.story.respond(input, context);
  return {
    response: 'No project is open here, so nothing was written. Open a project and say it again there.',
    reads: [],
    writes: [],
    reason: 'no story port',
  };
}
