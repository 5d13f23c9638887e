'use client';

import type { MessageRecord } from '@greenlight/schema';
import { memo } from 'react';
import { LocalTime } from '../parts/LocalTime.tsx';
import { BlockedRemedies } from '../steps/BlockedRemedies.tsx';
import type { Turn } from './marks.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { ReplyText } from './ReplyText.tsx';
import replyStyles from './reply.module.css';
import type { Mark } from './segments.ts';
import { TurnActions } from './TurnActions.tsx';
import { UserWords } from './UserWords.tsx';
import wordsStyles from './words.module.css';

interface TurnViewProps {
  turn: Turn;
  marks: readonly Mark[];
  /** The last turn's question is the one that is open. */
  isLast: boolean;
}

/** What was said, and what came of it. */
export const TurnView = memo(
  function TurnView({ turn, marks, isLast }: TurnViewProps) {
    return (
      <li className={wordsStyles.turn}>
        {turn.said ? <SaidView said={turn.said} isButton={isButtonPress(turn)} marks={marks} /> : null}
        {turn.reply ? <ReplyView turn={turn} isLast={isLast} /> : null}
      </li>
    );
  },
  (before, now) => before.marks === now.marks && before.isLast === now.isLast && isSameTurn(before.turn, now.turn),
);

function isSameTurn(a: Turn, b: Turn): boolean {
  return (
    a.said === b.said &&
    a.reply === b.reply &&
    a.isReverted === b.isReverted &&
    a.reverts?.turn === b.reverts?.turn &&
    a.questions.length === b.questions.length
  );
}

/** Undo and Redo say in words what the button meant; the reply under it is enough. */
function isButtonPress({ said, reverts }: Turn): boolean {
  return reverts !== null && /^(undo|redo) turn \d+$/i.test(said?.text ?? '');
}

function SaidView({ said, isButton, marks }: { said: MessageRecord; isButton: boolean; marks: readonly Mark[] }) {
  return (
    <article data-testid="message" data-author="user" aria-label="You">
      <p className={wordsStyles.who}>
        You <span aria-hidden="true">·</span> <LocalTime at={said.createdAt} />
        {isButton ? ` · ${said.text}` : null}
      </p>
      {isButton ? null : <UserWords id={said.id} text={said.text} marks={marks} />}
    </article>
  );
}

/** What colour the bar beside a reply has: it made something, it was taken back, a gate stopped it, it was refused. */
function toneOf({ reply, isReverted }: Turn): string {
  if (isReverted) return replyStyles.reverted ?? '';
  const detail = reply?.detail;
  if (!detail) return '';
  if (detail.findings) return replyStyles.waits ?? '';
  if (detail.decision !== 'EXECUTED') return replyStyles.failed ?? '';
  return (detail.changeSetId && replyStyles.made) || '';
}

function ReplyView({ turn, isLast }: { turn: Turn; isLast: boolean }) {
  const { reply } = turn;
  if (!reply) return null;
  const { errors = [], findings, decision } = reply.detail ?? {};
  // The reply of a turn that was stopped says why itself.
  const isRefusal = findings !== undefined || (decision !== undefined && decision !== 'EXECUTED');
  return (
    <article
      data-testid="message"
      data-author="assistant"
      aria-label="Greenlight"
      className={`${replyStyles.reply} ${toneOf(turn)}`}
    >
      <ReplyText text={reply.text} />
      {errors.length > 0 && !isRefusal ? (
        <ul className={replyStyles.problems} aria-label="What could not be kept">
          {errors.map((problem) => (
            <li key={`${problem.code} ${problem.entity ?? ''} ${problem.message}`} dir="auto">
              {problem.message}
            </li>
          ))}
        </ul>
      ) : null}
      {isLast && findings ? (
        <div className={replyStyles.remedies}>
          <BlockedRemedies findings={findings} />
        </div>
      ) : null}
      <TurnActions turn={turn} />
      {turn.questions.map((question) =>
        isLast ? (
          <QuestionCard key={question.id} session={reply.session} question={question} />
        ) : (
          <p key={question.id} className={replyStyles.asked} dir="auto">
            Asked: {question.text}
          </p>
        ),
      )}
    </article>
  );
}
