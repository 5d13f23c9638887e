'use client';

import type { Evidence, MessageRecord, TurnEntity } from '@greenlight/schema';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { fieldLabel } from '../record/field-definitions.ts';
import { findRecord } from '../record/find-record.ts';
import { SourceLine } from '../record/SourceLine.tsx';
import styles from './actions.module.css';

interface WhyProps {
  said: MessageRecord;
  entities: readonly TurnEntity[];
}

/** Which words of a message gave which value. */
export function Why({ said, entities }: WhyProps) {
  return (
    <div className={styles.why}>
      {entities.map((entity) => (
        <div key={`${entity.kind} ${entity.id}`}>
          <p className={styles.whose} dir="auto">
            {entity.name}
          </p>
          <dl>
            {Object.entries(entity.evidence).map(([field, span]) => (
              <div key={field}>
                <dt>{fieldLabel(entity.kind, field)}</dt>
                <dd dir="auto">
                  <Words said={said} entity={entity} field={field} span={span} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

interface WordsProps {
  said: MessageRecord;
  entity: TurnEntity;
  field: string;
  span: Evidence[string];
}

/** What this message says itself; of what she only agreed to or typed into a card, where that came from. */
function Words({ said, entity: { kind, id }, field, span }: WordsProps) {
  const dispatch = useDispatch();
  const source = useProject((state) =>
    kind === 'project' ? undefined : findRecord(state, kind, id)?.record.sources[field],
  );
  if (span === 'inferred') {
    const isElsewhere = source && (!('message' in source) || ('span' in source && source.message !== said.id));
    return isElsewhere && kind !== 'project' ? <SourceLine from={{ kind, id, field }} source={source} /> : 'implied';
  }
  const words = `“${said.text.slice(...span)}”`;
  if (kind === 'project') return words;
  return (
    <button
      type="button"
      className={styles.quote}
      onClick={() => dispatch({ type: 'wordsLit', message: said.id, span, from: { kind, id, field } })}
    >
      {words}
    </button>
  );
}
