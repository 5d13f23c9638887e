import { answerRequest, GreenlightError, messageReply, messageRequest, undoRequest } from '@greenlight/schema';
import { type ApiContext, defineRoute } from '../context.ts';
import { isJson } from '../guard.ts';
import { errorResponse } from '../respond.ts';
import { runTurn } from '../turns/run-turn.ts';

export const sendMessage = defineRoute({
  method: 'POST',
  path: '/api/v1/chat/message',
  access: 'user',
  summary: 'Says something in a conversation. What it says becomes records, in one transaction with the turn.',
  body: messageRequest,
  reply: messageReply,
  async handle(context) {
    const { message, ...place } = context.body(messageRequest);
    return runTurn(context, { query: message, ...place });
  },
});

export const answerQuestion = defineRoute({
  method: 'POST',
  path: '/api/v1/chat/answer',
  access: 'user',
  summary: 'Answers an open question of the conversation. Typing the answer as a message does the same.',
  body: answerRequest,
  reply: messageReply,
  async handle(context) {
    const { sessionId, questionId, answer } = context.body(answerRequest);
    return runTurn(context, { query: answer, sessionId, questionId });
  },
});

export const undoTurn = defineRoute({
  method: 'POST',
  path: '/api/v1/chat/undo',
  access: 'user',
  summary: 'Takes back what a turn changed. Refused where later work rests on it.',
  body: undoRequest,
  reply: messageReply,
  async handle(context) {
    const { sessionId, turnNumber } = context.body(undoRequest);
    return refuseConflict(context, await runTurn(context, { query: `Undo turn ${turnNumber}`, sessionId }));
  },
});

export const redoTurn = defineRoute({
  method: 'POST',
  path: '/api/v1/chat/redo',
  access: 'user',
  summary: 'Brings back what an undo took.',
  body: undoRequest,
  reply: messageReply,
  async handle(context) {
    const { sessionId, turnNumber } = context.body(undoRequest);
    return refuseConflict(context, await runTurn(context, { query: `Redo turn ${turnNumber}`, sessionId }));
  },
});

/** A turn that could not be taken back is on the record as failed; to who asked for just that, it is a 409 with the reason. */
async function refuseConflict(context: ApiContext, response: Response): Promise<Response> {
  if (!isJson(response.headers)) return response;
  const reply = messageReply.safeParse(await response.clone().json());
  const conflict = reply.data?.errors.find(({ code }) => code === 'CONFLICT');
  if (!conflict) return response;
  return errorResponse(new GreenlightError('CONFLICT', conflict.message, { retryable: false }), context.requestId);
}
