'use client';

import { useEffect, useRef } from 'react';
import type { KindedRecord } from '../../client/story-records.ts';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { Storyboard } from '../board/Storyboard.tsx';
import { MediaFile } from '../media/MediaFile.tsx';
import { MediaShelf } from '../media/MediaShelf.tsx';
import { Face } from '../parts/Face.tsx';
import { Icon } from '../parts/Icon.tsx';
import { NotesAbout } from '../review/NotesAbout.tsx';
import { Connections } from './Connections.tsx';
import { DeleteRecord } from './DeleteRecord.tsx';
import { FieldRow } from './FieldRow.tsx';
import { type FieldDefinition, fieldDefinitions, kindWords } from './field-definitions.ts';
import styles from './record.module.css';
import { recordName } from './record-name.ts';
import { SameAs } from './SameAs.tsx';
import { Standing } from './Standing.tsx';

const viaWords = { chat: 'made in the conversation', manual: 'added by hand', import: 'imported' } as const;

/** Everything a record says, where each value came from, and what it is part of. Any value can be changed by hand. */
export function RecordDetail({ kinded, onClose }: { kinded: KindedRecord; onClose: () => void }) {
  const { kind, record } = kinded;
  const characters = useProject((state) => state.characters);
  const locations = useProject((state) => state.locations);
  const canWrite = useCanWrite();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = recordName(kinded, { characters, locations });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another record under the same panel takes the focus too.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [record.id]);
  const values: Record<string, unknown> = { ...record };
  return (
    <section className={styles.detail} aria-label={name} data-testid="record-detail">
      <div className={`${styles.head} ${kind === 'scene' ? styles.scriptHead : ''}`}>
        {kind === 'character' || kind === 'location' ? (
          <Face name={name} size="large" isPlace={kind === 'location'} />
        ) : null}
        <div>
          <h3 ref={heading} tabIndex={-1} dir="auto">
            {kind === 'scene' && record.number ? `${record.number}. ` : ''}
            {name}
          </h3>
          <p>
            {kindWords[kind].one}, {viaWords[record.createdVia]}
          </p>
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the record"
          title="Close (Esc)"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className={styles.body}>
        <Standing key={`standing ${record.id}`} kinded={kinded} name={name} />
        <dl className={styles.fields}>
          {fieldDefinitions[kind].filter(isRow).map((definition) => (
            <FieldRow
              key={`${record.id} ${definition.name}`}
              kind={kind}
              id={record.id}
              definition={definition}
              value={values[definition.name]}
              source={record.sources[definition.name]}
            />
          ))}
        </dl>
        {kind === 'scene' ? <Storyboard key={`board ${record.id}`} scene={record.id} /> : null}
        {kind === 'media' ? (
          <div className={styles.section}>
            <MediaFile medium={record} />
          </div>
        ) : null}
        {kind === 'character' || kind === 'location' || kind === 'scene' ? (
          <MediaShelf key={`media ${record.id}`} subject={kind} id={record.id} name={name} />
        ) : null}
        <Connections kind={kind} id={record.id} />
        {kind === 'character' || kind === 'location' || kind === 'scene' ? (
          <NotesAbout key={`notes ${record.id}`} kind={kind} id={record.id} />
        ) : null}
        {canWrite && (kind === 'character' || kind === 'location') ? <SameAs kind={kind} id={record.id} /> : null}
        {canWrite ? <DeleteRecord key={record.id} kind={kind} id={record.id} name={name} /> : null}
      </div>
    </section>
  );
}

function isRow({ isShownApart }: FieldDefinition): boolean {
  return !isShownApart;
}
