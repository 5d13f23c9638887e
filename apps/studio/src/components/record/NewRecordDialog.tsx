'use client';

import type { RecordKind } from '@greenlight/schema';
import { useProject } from '../../client/use-project.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { kindWords } from './field-definitions.ts';
import { missingFor } from './missing-for.ts';
import { NewRecordForm } from './NewRecordForm.tsx';

interface NewRecordDialogProps {
  kind: RecordKind;
  onClose: () => void;
  /** Asks for another kind instead: what a closed gate needs first. */
  onInstead: (kind: RecordKind) => void;
}

/** Adds a record by hand. A closed gate says what is missing, and offers it. */
export function NewRecordDialog({ kind, onClose, onInstead }: NewRecordDialogProps) {
  const missing = useProject((state) => missingFor(kind, state));
  return (
    <Dialog title={kindWords[kind].add} onClose={onClose}>
      {missing === null ? (
        <NewRecordForm kind={kind} onClose={onClose} />
      ) : (
        <>
          <p>{missing}</p>
          <div className="row">
            <button type="button" className="button button-go" onClick={() => onInstead('character')}>
              {kindWords.character.add}
            </button>
            <button type="button" className="button" onClick={onClose}>
              Not now
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
