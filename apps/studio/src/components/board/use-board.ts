'use client';

import type { PanelRecord, ShotSize } from '@greenlight/schema';
import { useMemo } from 'react';
import { useProject, useProjectStore } from '../../client/use-project.ts';
import { useAnnounce } from '../record/Announcer.tsx';
import { type RecordWrite, useRecordWrite } from '../record/use-record-write.ts';
import { byNumber, moved, nextNumber, renumber } from '../structure/ordering.ts';

/** The part of a scene's record that shows its storyboard, named as a field is. */
export const BOARD = 'panels';

export interface PanelWords {
  description: string | null;
  shotSize: ShotSize | null;
}

export interface Board extends Pick<RecordWrite, 'isBusy' | 'error' | 'clear'> {
  panels: readonly PanelRecord[];
  add: (words: PanelWords) => Promise<boolean>;
  change: (panel: PanelRecord, words: PanelWords) => Promise<boolean>;
  approve: (panel: PanelRecord) => void;
  move: (panel: PanelRecord, step: 1 | -1) => void;
  remove: (panel: PanelRecord) => Promise<boolean>;
}

/** The storyboard of a scene, and what can be done to it. */
export function useBoard(scene: string): Board {
  const store = useProjectStore();
  const all = useProject((state) => state.panels);
  const panels = useMemo(() => panelsOf(all, scene), [all, scene]);
  const announce = useAnnounce();
  const { isBusy, error, clear, create, update, remove } = useRecordWrite();
  const placeOf = (panel: PanelRecord) => panels.findIndex(({ id }) => id === panel.id) + 1;
  return {
    isBusy,
    error,
    clear,
    panels,
    async add(words) {
      const number = Math.min(nextNumber(panelsOf(store.getState().panels, scene)), 1000);
      const panel = await create('panel', { scene, number, ...words });
      if (panel) announce(`Panel ${panels.length + 1} was added`);
      return panel !== null;
    },
    async change(panel, words) {
      const isDone = await update('panel', [{ id: panel.id, fields: words }]);
      if (isDone) announce(`Panel ${placeOf(panel)} was changed`);
      return isDone;
    },
    approve(panel) {
      const approved = panel.approved !== true;
      const words = `Panel ${placeOf(panel)} is ${approved ? '' : 'no longer '}approved`;
      void update('panel', [{ id: panel.id, fields: { approved } }]).then((isDone) => isDone && announce(words));
    },
    move(panel, step) {
      const from = placeOf(panel) - 1;
      const to = from + step;
      if (to < 0 || to >= panels.length) return announce(`This panel is ${step < 0 ? 'first' : 'last'} already`);
      const changes = renumber(moved(panels, from, to)).map(({ id, number }) => ({ id, fields: { number } }));
      const held = document.activeElement;
      void update('panel', changes).then((isDone) => {
        if (!isDone) return;
        announce(`The panel is now ${to + 1} of ${panels.length}`);
        requestAnimationFrame(() => held instanceof HTMLElement && held.isConnected && held.focus());
      });
    },
    async remove(panel) {
      const isDone = await remove('panel', panel.id);
      if (isDone) announce('The panel was deleted');
      return isDone;
    },
  };
}

/** The panels of a scene in order. */
export function panelsOf(panels: readonly PanelRecord[], scene: string): PanelRecord[] {
  return byNumber(panels.filter((one) => one.scene === scene));
}
