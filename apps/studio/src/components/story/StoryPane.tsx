'use client';

import type { RecordKind } from '@greenlight/schema';
import { type ComponentType, useEffect, useMemo, useRef } from 'react';
import type { KindedRecord } from '../../client/story-records.ts';
import { useCanWrite, useDispatch, useProject } from '../../client/use-project.ts';
import type { StoryTab } from '../../client/view-reducer.ts';
import { MapPane } from '../map/MapPane.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Announcer } from '../record/Announcer.tsx';
import { ChangeNotice } from '../record/ChangeNotice.tsx';
import { kindWords } from '../record/field-definitions.ts';
import { findRecord } from '../record/find-record.ts';
import { RecordDetail } from '../record/RecordDetail.tsx';
import { ReviewPane } from '../review/ReviewPane.tsx';
import { StructurePane } from '../structure/StructurePane.tsx';
import { CastPane, PlacesPane } from './panes.tsx';
import { ScenesPane } from './ScenesPane.tsx';
import { StoryTabs } from './StoryTabs.tsx';
import styles from './story.module.css';
import { tabWords } from './tab-words.ts';

const kindOf: Record<StoryTab, RecordKind> = {
  cast: 'character',
  places: 'location',
  structure: 'act',
  scenes: 'scene',
  map: 'relationship',
  review: 'note',
};
const panes: Record<StoryTab, ComponentType<{ onAdd: (kind: RecordKind) => void }>> = {
  cast: CastPane,
  places: PlacesPane,
  structure: StructurePane,
  scenes: ScenesPane,
  map: MapPane,
  review: ReviewPane,
};

/** The story so far: what is known, beside the words it came from. */
export function StoryPane({ onAdd }: { onAdd: (kind: RecordKind) => void }) {
  const tab = useProject((state) => state.view.tab);
  const canWrite = useCanWrite();
  const dispatch = useDispatch();
  const open = useOpenRecord();
  const pane = useRef<HTMLDivElement>(null);
  const Pane = panes[tab];
  const openId = open?.record.id;
  useEffect(() => {
    if (openId) pane.current?.querySelector(`[data-id="${openId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [openId]);
  const close = () => {
    const id = open?.record.id;
    dispatch({ type: 'recordClosed' });
    // The focus goes back to the card that the record was opened from.
    requestAnimationFrame(() =>
      pane.current?.querySelector<HTMLElement>(`[data-id="${id}"] [data-walk], [data-node="${id}"]`)?.focus(),
    );
  };
  return (
    <Announcer>
      <section className={styles.story} aria-label="The story so far">
        <div className={styles.tabs}>
          <h2 className={styles.paneTitle}>{tabWords[tab]}</h2>
          <StoryTabs />
          {canWrite ? (
            <button
              type="button"
              className={`button button-small button-quiet ${styles.add}`}
              onClick={() => onAdd(kindOf[tab])}
            >
              <Icon name="add" size={16} /> <span>{kindWords[kindOf[tab]].add}</span>
            </button>
          ) : null}
        </div>
        <div className={`${styles.split} ${open ? styles.open : ''}`}>
          <div
            ref={pane}
            id="story-pane"
            role="tabpanel"
            aria-labelledby={`tab-${tab}`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be within reach of the keyboard.
            tabIndex={0}
            className={`${styles.pane} ${open ? styles.behind : ''}`}
          >
            <Pane onAdd={onAdd} />
          </div>
          {open ? <RecordDetail kinded={open} onClose={close} /> : null}
        </div>
        <ChangeNotice />
      </section>
    </Announcer>
  );
}

function useOpenRecord(): KindedRecord | null {
  const open = useProject((state) => state.view.open);
  const found = useProject((state) => (open ? (findRecord(state, open.kind, open.id)?.record ?? null) : null));
  // The kind and the list it was found in belong together.
  return useMemo(() => (open && found ? ({ kind: open.kind, record: found } as KindedRecord) : null), [open, found]);
}
