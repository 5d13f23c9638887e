'use client';

import type { KindedRecord } from '../../client/story-records.ts';
import { useCanWrite } from '../../client/use-project.ts';
import { Approval } from './Approval.tsx';
import { fieldDefinitions } from './field-definitions.ts';
import styles from './record.module.css';
import { SceneStatus } from './SceneStatus.tsx';
import { SwitchField } from './SwitchField.tsx';

/** How far a record is decided, above its fields. Most kinds have no such thing. */
export function Standing({ kinded, name }: { kinded: KindedRecord; name: string }) {
  const canWrite = useCanWrite();
  switch (kinded.kind) {
    case 'scene':
      return <SceneStatus scene={kinded.record} />;
    case 'beat':
    case 'panel':
      return (
        <Approval kind={kinded.kind} id={kinded.record.id} name={name} isApproved={kinded.record.approved === true} />
      );
    case 'note': {
      const { id, resolved } = kinded.record;
      const definition = fieldDefinitions.note.find((one) => one.isShownApart);
      if (!definition || !canWrite) return <p className={styles.approval}>{resolved ? 'Resolved' : 'Open'}</p>;
      return (
        <div className={styles.approval}>
          <SwitchField
            kind="note"
            id={id}
            definition={definition}
            isOn={resolved === true}
            words={['Resolved', 'Open']}
          />
        </div>
      );
    }
    default:
      return null;
  }
}
