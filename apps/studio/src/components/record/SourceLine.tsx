'use client';

import type { FieldSource } from '@greenlight/schema';
import { useProject, useProjectStore } from '../../client/use-project.ts';
import type { OpenRecord } from '../../client/view-reducer.ts';
import { useTrace } from '../chat/use-trace.ts';
import { fieldLabel } from './field-definitions.ts';
import { describeSource } from './provenance.ts';
import styles from './record.module.css';

/** Where a value came from. Words that were said are one click away. */
export function SourceLine({ from, source }: { from: OpenRecord; source: FieldSource | undefined }) {
  const store = useProjectStore();
  const members = useProject((state) => state.members);
  const messages = useProject((state) => state.conversation.messages);
  const trace = useTrace();
  const isHere = (id: string) => messages.some((one) => one.id === id);
  const described = describeSource(source, { userId: store.getState().userId, members, isHere, now: new Date() });
  if (!described || !source) return null;
  const { text, words } = described;
  const inside = words === null ? text : [`${text}: `, <q key="words">{words}</q>];
  if (!('message' in source)) return <p className={styles.source}>{inside}</p>;
  const field = fieldLabel(from.kind, from.field ?? '');
  return (
    <button type="button" className={styles.source} dir="auto" onClick={() => void trace(from, source)}>
      <span className="visually-hidden">{field}, show the words: </span>
      {inside}
    </button>
  );
}
