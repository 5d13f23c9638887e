'use client';

import { reverseChange } from '../../client/studio-api.ts';
import { useCanWrite, useProject, useProjectStore } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { useRequest } from '../parts/use-request.ts';
import styles from './change-notice.module.css';
import { changeWords } from './change-words.ts';
import { LinkedNames } from './LinkedNames.tsx';

/** What she has just done by hand, with the way back. It stays until she does something else or closes it. */
export function ChangeNotice() {
  const store = useProjectStore();
  const change = useProject((state) => state.ownChange);
  const canWrite = useCanWrite();
  const { isBusy, error, run, clear } = useRequest();
  const words = change && canWrite ? changeWords(change) : null;
  const action = change?.isTakenBack ? 'redo' : 'undo';
  const reverse = () =>
    run(async () => {
      if (!change) return;
      const { changeSetId } = await reverseChange(action, store.getState().project.id, change.changeSetId);
      store.dispatch({
        type: 'changeReversed',
        changeSetId: change.changeSetId,
        reversal: changeSetId,
        isTakenBack: action === 'undo',
      });
    });
  const close = () => {
    clear();
    store.dispatch({ type: 'changeDismissed' });
  };
  return (
    <div role="status" aria-label="Last change by hand">
      {change && words !== null ? (
        <div className={styles.notice} key={change.changeSetId}>
          <p dir="auto">{error ? <LinkedNames text={error.message} /> : words}</p>
          <button type="button" className="button button-small" aria-disabled={isBusy} onClick={() => void reverse()}>
            <Icon name={action} size={15} />
            {error?.retryable ? 'Try again' : action === 'undo' ? 'Undo' : 'Redo'}
          </button>
          <button type="button" className="icon-button" aria-label="Close the notice" onClick={close}>
            <Icon name="close" size={16} />
          </button>
        </div>
      ) : null}
    </div>
  );
}
