'use client';

import type { RecordKind } from '@greenlight/schema';
import { useCanWrite } from '../../client/use-project.ts';
import { useAnnounce } from './Announcer.tsx';
import styles from './record.module.css';
import { Tick } from './Tick.tsx';
import { useFieldSave } from './use-field-save.ts';

interface ApprovalProps {
  kind: Extract<RecordKind, 'beat' | 'panel'>;
  id: string;
  name: string;
  isApproved: boolean;
}

/** A beat or a panel is approved or not yet. */
export function Approval({ kind, id, name, isApproved }: ApprovalProps) {
  const canWrite = useCanWrite();
  const announce = useAnnounce();
  const { isBusy, problem, save } = useFieldSave(kind, id, 'approved');
  const toggle = async () => {
    if (await save(!isApproved)) announce(isApproved ? `${name} is no longer approved` : `${name} is approved`);
  };
  return (
    <div className={styles.approval}>
      <Tick what={name} isApproved={isApproved} isBusy={isBusy} canWrite={canWrite} onToggle={() => void toggle()} />
      <span>{isApproved ? 'Approved' : 'Not approved yet'}</span>
      {problem ? (
        <p className={styles.refusal} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
