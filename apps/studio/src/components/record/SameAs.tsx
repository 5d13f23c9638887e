'use client';

import type { MergeKind } from '@greenlight/schema';
import { useProject } from '../../client/use-project.ts';
import { useStudioActions } from '../studio-actions.ts';
import styles from './record.module.css';

/** To the dialog that makes this record one with another of its kind. */
export function SameAs({ kind, id }: { kind: MergeKind; id: string }) {
  const actions = useStudioActions();
  const hasOthers = useProject((state) => state[`${kind}s`].length > 1);
  if (!hasOthers) return null;
  return (
    <button
      type="button"
      className={`button button-small ${styles.same}`}
      onClick={() => actions.makeOne({ kind, keep: id })}
    >
      This is the same as…
    </button>
  );
}
