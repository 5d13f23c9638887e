'use client';

import { useState } from 'react';
import { revertTurn } from '../../client/studio-api.ts';
import { completeTurn } from '../../client/use-outbox.ts';
import { useCanWrite, useProjectStore } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useRequest } from '../parts/use-request.ts';
import styles from './actions.module.css';
import { Chips } from './Chips.tsx';
import type { Turn } from './marks.ts';
import { Why } from './Why.tsx';

const engineWords = { rules: 'read by rules', llm: 'read by a model', none: '' } as const;

/** Under a reply: the records it touched, which engine read it, the way back, and why. */
export function TurnActions({ turn }: { turn: Turn }) {
  const [isOpen, setOpen] = useState(false);
  const canWrite = useCanWrite();
  const { isBusy, error, run } = useRevert(turn);
  const detail = turn.reply?.detail;
  if (!detail) return null;
  const changed = detail.changeSetId !== null && turn.reverts === null;
  const hasWhy = changed && turn.said !== null && detail.entities.some((one) => Object.keys(one.evidence).length > 0);
  const action = turn.isReverted ? 'redo' : 'undo';
  const state = [engineWords[detail.engine], turn.isReverted ? 'taken back' : ''].filter(Boolean).join(' · ');
  if (state === '' && detail.entities.length === 0 && !changed) return null;
  return (
    <>
      <div className={styles.foot}>
        <Chips entities={detail.entities} />
        <span>{state}</span>
        <div className={styles.ways}>
          {changed && canWrite ? (
            <button
              type="button"
              className="button button-small"
              aria-disabled={isBusy}
              onClick={() => void run(action)}
            >
              <Icon name={action} size={15} />
              {action === 'undo' ? 'Undo' : 'Redo'}
            </button>
          ) : null}
          {hasWhy ? (
            <button
              type="button"
              className="button button-small"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              Why?
            </button>
          ) : null}
        </div>
      </div>
      <Problem error={error} onRetry={() => void run(action)} hasNames />
      {isOpen && turn.said ? <Why said={turn.said} entities={detail.entities} /> : null}
    </>
  );
}

function useRevert({ number, reply }: Turn) {
  const store = useProjectStore();
  const request = useRequest();
  const run = (action: 'undo' | 'redo') =>
    request.run(async () => {
      const session = reply?.session ?? '';
      const text = `${action === 'undo' ? 'Undo' : 'Redo'} turn ${number}`;
      const answer = await revertTurn(action, session, number);
      store.dispatch({ type: 'turnAnswered', key: null, text, reply: answer, at: new Date().toISOString() });
      void completeTurn(store, session);
    });
  return { isBusy: request.isBusy, error: request.error, run };
}
