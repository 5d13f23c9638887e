'use client';

import type { MergeKind } from '@greenlight/schema';
import { useState } from 'react';
import { useProject } from '../../client/use-project.ts';
import { Dialog } from '../parts/Dialog.tsx';
import type { MergedPair } from '../studio-actions.ts';
import { ChooseRecord } from './ChooseRecord.tsx';
import { MergeForm } from './MergeForm.tsx';
import styles from './merge.module.css';

const titles: Record<MergeKind, string> = { character: 'Two people who are one', location: 'Two places that are one' };

/** Makes two people or two places one: which two, whose values stay, and what moves. */
export function MergeDialog({ pair, onClose }: { pair: MergedPair; onClose: () => void }) {
  const { kind } = pair;
  const records = useProject((state) => state[`${kind}s`]);
  const [keep, setKeep] = useState(pair.keep ?? '');
  const [merge, setMerge] = useState(pair.merge ?? '');
  const isThere = (id: string) => records.some((one) => one.id === id);
  const isClear = isThere(keep) && isThere(merge) && keep !== merge;
  return (
    <Dialog title={titles[kind]} isWide={isClear} onClose={onClose}>
      {pair.keep !== undefined && pair.merge !== undefined ? null : (
        <div className={styles.pair}>
          {pair.keep === undefined ? (
            <ChooseRecord label="This one" kind={kind} value={keep} without={merge} onChange={setKeep} />
          ) : null}
          <ChooseRecord
            label={pair.keep === undefined ? 'is the same as' : `${nameIn(records, pair.keep)} is the same as`}
            kind={kind}
            value={merge === pair.keep ? keep : merge}
            without={pair.keep ?? keep}
            onChange={(id) => {
              // Whichever stays, the other of the two is chosen anew.
              if (merge === pair.keep) setKeep(id);
              else setMerge(id);
            }}
          />
        </div>
      )}
      {isClear ? (
        <MergeForm
          key={`${keep} ${merge}`}
          order={{ kind, keep, merge }}
          onSwap={() => {
            setKeep(merge);
            setMerge(keep);
          }}
          onClose={onClose}
        />
      ) : (
        <p className={styles.hint}>
          Choose the other one, and both stand here side by side before anything is changed.
        </p>
      )}
    </Dialog>
  );
}

function nameIn(records: readonly { id: string; name: string }[], id: string): string {
  return records.find((one) => one.id === id)?.name ?? 'This one';
}
