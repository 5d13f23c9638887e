'use client';

import type { Reading } from '@greenlight/schema';
import { useProject } from '../../client/use-project.ts';
import type { FieldDefinition } from '../record/field-definitions.ts';
import { toWords } from '../record/field-values.ts';
import { findRecord } from '../record/find-record.ts';
import { useNamedStory } from '../record/use-named-story.ts';
import { readingWords, shownFields } from './reading-words.ts';
import styles from './review.module.css';

/** What would be written; of somebody known, what stands there now beside it. The words of a value light up as it is pointed at. */
export function ReadingValues({ reading, onPoint }: { reading: Reading; onPoint: (field: string | null) => void }) {
  const fields = shownFields(reading);
  if (fields.length === 0) return null;
  return (
    <dl className={styles.values}>
      {fields.map((definition) => (
        <div key={definition.name} onPointerEnter={() => onPoint(definition.name)} onPointerLeave={() => onPoint(null)}>
          <dt>{definition.label}</dt>
          <dd dir="auto">
            <Before reading={reading} definition={definition} />
            {readingWords(definition, reading.values[definition.name])}
            {reading.evidence[definition.name] === 'inferred' ? <small> implied</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Before({ reading: { kind, about }, definition }: { reading: Reading; definition: FieldDefinition }) {
  const known = useProject((state) => (about === undefined ? null : findRecord(state, kind, about)?.record));
  const story = useNamedStory();
  const values: Record<string, unknown> = { ...known };
  const was = toWords(definition, values[definition.name], story);
  if (was === '') return null;
  return (
    <>
      <del>
        <span className="visually-hidden">so far </span>
        {was}
      </del>{' '}
    </>
  );
}
