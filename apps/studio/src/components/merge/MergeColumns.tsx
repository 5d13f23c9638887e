'use client';

import type { MergeOutcome, MergeSide } from '@greenlight/schema';
import { useId } from 'react';
import { useProject } from '../../client/use-project.ts';
import { Face } from '../parts/Face.tsx';
import { fieldDefinitions } from '../record/field-definitions.ts';
import { findRecord } from '../record/find-record.ts';
import { MergeRow } from './MergeRow.tsx';
import styles from './merge.module.css';

interface MergeColumnsProps {
  outcome: MergeOutcome;
  chosen: Readonly<Record<string, MergeSide>>;
  onChoose: (field: string, side: MergeSide) => void;
  onSwap: () => void;
}

/** The two records, field by field. Where both say something and not the same, she chooses. */
export function MergeColumns({ outcome, chosen, onChoose, onSwap }: MergeColumnsProps) {
  const { kind, keep, merge, differences, joined } = outcome;
  const group = useId();
  const left = useProject((state) => findRecord(state, kind, keep.id)?.record);
  const right = useProject((state) => findRecord(state, kind, merge.id)?.record);
  const values = { keep: { ...left } as Record<string, unknown>, merge: { ...right } as Record<string, unknown> };
  const isSaid = (value: unknown) => value !== undefined && value !== null && value !== '' && String(value) !== '';
  const rows = fieldDefinitions[kind].filter(({ name }) => isSaid(values.keep[name]) || isSaid(values.merge[name]));
  return (
    <div className={styles.columns}>
      <div className={styles.heads}>
        <div className={styles.kept}>
          <Head name={keep.name} isPlace={kind === 'location'} words="stays" />
          <button type="button" className="button button-small" onClick={onSwap}>
            <span aria-hidden="true">⇄</span> Keep the other
          </button>
        </div>
        <Head name={merge.name} isPlace={kind === 'location'} words="becomes part of it" />
      </div>
      {rows.map((definition) => (
        <MergeRow
          key={definition.name}
          group={group}
          definition={definition}
          keep={values.keep[definition.name]}
          merge={values.merge[definition.name]}
          isJoined={joined.includes(definition.name)}
          chosen={
            differences.some(({ field }) => field === definition.name) ? (chosen[definition.name] ?? 'keep') : null
          }
          onChoose={(side) => onChoose(definition.name, side)}
        />
      ))}
    </div>
  );
}

function Head({ name, isPlace, words }: { name: string; isPlace: boolean; words: string }) {
  return (
    <div className={styles.head}>
      <Face name={name} isPlace={isPlace} />
      <p dir="auto">
        {name} <small className={styles.role}>{words}</small>
      </p>
    </div>
  );
}
