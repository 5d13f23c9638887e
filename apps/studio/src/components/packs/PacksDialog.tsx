'use client';

import { useState } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { useCurrentStep } from '../../client/use-workflow.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Problem } from '../parts/Problem.tsx';
import { PackList } from './PackList.tsx';
import { PackReport } from './PackReport.tsx';
import styles from './packs.module.css';
import { type Packing, usePack, usePacking } from './use-packs.ts';

/** The phases of the film as spec packs: packages the one that it stands at, shows what the gates found, and what was packaged before. */
export function PacksDialog({ isBegun = false, onClose }: { isBegun?: boolean; onClose: () => void }) {
  const packs = useProject((state) => state.packs);
  const packing = usePacking(isBegun);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen ?? packing.made ?? packs.at(-1)?.id ?? null;
  const { pack, error, again } = usePack(packing.isBusy ? null : shown);
  const choose = (id: string) => setChosen(id);
  const begin = () => {
    setChosen(null);
    packing.begin();
  };
  return (
    <Dialog title="Spec packs" isWide onClose={onClose}>
      <PackButton packing={packing} onBegin={begin} />
      <Problem error={error} onRetry={again} />
      {pack ? <PackReport key={pack.id} pack={pack} isNew={pack.id === packing.made} onLeave={onClose} /> : null}
      {pack === null && shown !== null && !error && !packing.isBusy ? <p role="status">Reading the pack…</p> : null}
      {packs.length === 0 && !packing.isBusy && shown === null ? <Nothing /> : null}
      <PackList packs={packs} shown={pack?.id ?? null} onChoose={choose} />
    </Dialog>
  );
}

function PackButton({ packing, onBegin }: { packing: Packing; onBegin: () => void }) {
  const canWrite = useCanWrite();
  const step = useCurrentStep();
  const isOffline = useProject((state) => state.connection === 'offline');
  if (!canWrite)
    return <p className={styles.note}>You may look at packs and download them. Packaging takes somebody who writes.</p>;
  return (
    <div className={styles.begin}>
      <p>
        The film stands at <b dir="auto">{step?.title ?? 'its first step'}</b>. Packaging writes its records as eight
        files, runs the gates over them, and keeps both.
      </p>
      <button
        type="button"
        className="button button-go"
        aria-disabled={packing.isBusy || isOffline}
        onClick={() => (isOffline ? undefined : onBegin())}
      >
        {packing.isBusy ? 'Packaging…' : 'Package this phase'}
      </button>
      {packing.isBusy ? (
        <div className={styles.progress} role="status">
          <progress aria-label="Packaging" />
          <span>Writing the files, and running their gates</span>
        </div>
      ) : null}
      {isOffline ? <p className={styles.note}>You are offline. Package the phase when you are back.</p> : null}
      <Problem error={packing.error} onRetry={onBegin} />
    </div>
  );
}

function Nothing() {
  return (
    <p className={styles.note}>
      Nothing was packaged yet. A spec pack is the film as it stands, in files that anybody can read: premise,
      treatment, cast, scenes, reviews, and what the shoot needs.
    </p>
  );
}
