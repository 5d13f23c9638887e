import {
  answerRequest,
  choiceRequest,
  GreenlightError,
  type MessageReply,
  messageReply,
  messageRequest,
  undoRequest,
} from '@greenlight/schema';
import { describeBlocked } from '@greenlight/workflow';
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

export const takeChoice = defineRoute({
  method: 'POST',
  path: '/api/v1/chat/choice',
  access: 'user',
  summary:
    'Takes a choice of the step where the film stands. 409 GATE_BLOCKED with findings when it may not be taken; the step has not moved.',
  body: choiceRequest,
  reply: messageReply,
  async handle(context) {
    const { sessionId, ...query } = context.body(choiceRequest);
    return refuseStopped(context, await runTurn(context, { query, sessionId }));
  },
});

export const answerQuestion = defineRoute({
  method: 'POST',
  path: '/api/v1/chat/answer',
  access: 'user',
  summary:
    'Answers an open question of the conversation; typing the answer as a message does the same. A correction sets right what the question shows as read, and keeps it so.',
  body: answerRequest,
  reply: messageReply,
  async handle(context) {
    const { answer, ...question } = context.body(answerRequest);
    return runTurn(context, { query: answer, ...question });
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
  const conflict = (await readReply(response))?.errors.find(({ code }) => code === 'CONFLICT');
  if (!conflict) return response;
  return errorResponse(new GreenlightError('CONFLICT', conflict.message, { retryable: false }), context.requestId);
}

/** So is a choice that was stopped: its turn is on the record as failed or denied, and its caller gets the reason as an error. */
async function refuseStopped(context: ApiContext, response: Response): Promise<Response> {
  const reply = await readReply(response);
  const stop = reply?.errors.find(({ code }) => code === 'GATE_BLOCKED' || code === 'FORBIDDEN');
  if (!reply || !stop) return refuseConflict(context, response);
  const error =
    stop.code === 'FORBIDDEN' ? new GreenlightError('FORBIDDEN', stop.message) : blockedError(reply, stop.message);
  return errorResponse(error, context.requestId);
}

function blockedError({ findings = [], currentStep }: MessageReply, said: string): GreenlightError {
  const isOfStep = findings.some(({ gate }) => gate.endsWith('.entry'));
  // The reply is Markdown, an error's message is not.
  const message = isOfStep ? describeBlocked(findings) : (findings[0]?.message ?? said);
  const suggestions = [...new Set(findings.flatMap(({ remedy }) => remedy ?? []))];
  return new GreenlightError('GATE_BLOCKED', message, { details: { findings, currentStep }, suggestions });
}

async function readReply(response: Response): Promise<MessageReply | undefined> {
  return isJson(response.headers) ? messageReply.safeParse(await response.clone().json()).data : undefined;
}
