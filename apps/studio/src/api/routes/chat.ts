import { answerRequest, messageReply, messageRequest, undoRequest } from '@greenlight/schema';
import { defineRoute } from '../context.ts';
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
    return runTurn(context, { query: `Undo turn ${turnNumber}`, sessionId });
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
    return runTurn(context, { query: `Redo turn ${turnNumber}`, sessionId });
  },
});
