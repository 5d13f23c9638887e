'use client';

import type { Evidence, MessageRecord, TurnEntity } from '@greenlight/schema';
import { useDispatch } from '../../client/use-project.ts';
import { fieldLabel } from '../record/field-definitions.ts';
import styles from './actions.module.css';

interface WhyProps {
  said: MessageRecord;
  entities: readonly TurnEntity[];
}

function wordsOf(said: MessageRecord, span: Evidence[string]): string {
  return span === 'inferred' ? 'implied' : `“${said.text.slice(...span)}”`;
}

/** Which words of a message gave which value. */
export function Why({ said, entities }: WhyProps) {
  const dispatch = useDispatch();
  return (
    <div className={styles.why}>
      {entities.map(({ kind, id, name, evidence }) => (
        <div key={`${kind} ${id}`}>
          <p className={styles.whose} dir="auto">
            {name}
          </p>
          <dl>
            {Object.entries(evidence).map(([field, span]) => (
              <div key={field}>
                <dt>{fieldLabel(kind, field)}</dt>
                <dd dir="auto">
                  {span === 'inferred' || kind === 'project' ? (
                    wordsOf(said, span)
                  ) : (
                    <button
                      type="button"
                      className={styles.quote}
                      onClick={() => dispatch({ type: 'wordsLit', message: said.id, span, from: { kind, id, field } })}
                    >
                      “{said.text.slice(...span)}”
                    </button>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}
