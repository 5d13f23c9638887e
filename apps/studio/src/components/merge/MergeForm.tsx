'use client';

import type { MergeOutcome, MergeRequest, MergeSide } from '@greenlight/schema';
import { type FormEvent, useEffect, useState } from 'react';
import { type KindedRecord, toRecord } from '../../client/story-records.ts';
import { mergeRecords, previewMerge } from '../../client/studio-api.ts';
import { useProject, useProjectStore } from '../../client/use-project.ts';
import { Problem } from '../parts/Problem.tsx';
import { useRequest } from '../parts/use-request.ts';
import { MergeColumns } from './MergeColumns.tsx';
import { MergeEffects } from './MergeEffects.tsx';
import styles from './merge.module.css';

interface MergeFormProps {
  order: MergeRequest;
  onSwap: () => void;
  onClose: () => void;
}

/** Both records side by side, what moves, and the one button that makes them one. */
export function MergeForm({ order, onSwap, onClose }: MergeFormProps) {
  const store = useProjectStore();
  const [outcome, setOutcome] = useState<MergeOutcome | null>(null);
  const [values, setValues] = useState<Record<string, MergeSide>>({});
  // One key for one choice: asking again after a lost answer merges nothing twice.
  const [keys] = useState(() => new Map<string, string>());
  const looking = useRequest();
  const making = useRequest();
  const look = () => looking.run(async () => setOutcome(await previewMerge(store.getState().project.id, order)));
  const version = useVersion(order);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew whenever one of the two is another than it was.
  useEffect(() => void look(), [version]);
  const chosen = Object.fromEntries(
    (outcome?.differences ?? []).map(({ field, chosen: side }) => [field, values[field] ?? side]),
  );
  const make = (event?: FormEvent) => {
    event?.preventDefault();
    const said = JSON.stringify([version, chosen]);
    const key = keys.get(said) ?? crypto.randomUUID();
    keys.set(said, key);
    void making
      .run(async () => {
        const reply = await mergeRecords(store.getState().project.id, { ...order, values: chosen }, key);
        const { kind, keep, merge, changeSetId } = reply;
        const record = toRecord(kind, reply.record);
        store.dispatch({ type: 'recordRemoved', kind, id: merge.id });
        store.dispatch({ type: 'recordSaved', kind, record } as { type: 'recordSaved' } & KindedRecord);
        store.dispatch({
          type: 'recordsMerged',
          changeSetId,
          kind,
          id: keep.id,
          name: record.name,
          from: otherName(reply, record.name),
        });
        store.dispatch({ type: 'recordOpened', open: { kind, id: keep.id } });
      })
      .then((isDone) => isDone && onClose());
  };
  if (!outcome) {
    return (
      <>
        {looking.error ? null : <p className={styles.hint}>Comparing the two…</p>}
        <Problem error={looking.error} onRetry={() => void look()} />
      </>
    );
  }
  return (
    <form className={styles.form} aria-label="Make them one" onSubmit={make}>
      <MergeColumns
        outcome={outcome}
        chosen={chosen}
        onChoose={(field, side) => setValues({ ...values, [field]: side })}
        onSwap={onSwap}
      />
      <MergeEffects outcome={outcome} nameSide={chosen.name ?? 'keep'} />
      <Problem error={making.error ?? looking.error} onRetry={() => make()} />
      <div className="row">
        <button type="submit" className="button button-go" aria-disabled={making.isBusy}>
          {making.isBusy ? 'Making them one…' : 'Make them one'}
        </button>
        <button type="button" className="button" onClick={onClose}>
          Keep both
        </button>
      </div>
    </form>
  );
}

/** What it was called that is not its name now. */
function otherName({ keep, merge }: MergeOutcome, name: string): string {
  return merge.name === name ? keep.name : merge.name;
}

/** Changes when somebody changes one of the two meanwhile: what is shown is what is done. */
function useVersion({ kind, keep, merge }: MergeRequest): string {
  const one = useProject((state) => state.fresh[keep] ?? 0);
  const other = useProject((state) => state.fresh[merge] ?? 0);
  return `${kind} ${keep} ${one} ${merge} ${other}`;
}
