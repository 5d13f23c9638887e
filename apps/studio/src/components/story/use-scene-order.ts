'use client';

import type { SceneRecord } from '@greenlight/schema';
import { useProjectStore } from '../../client/use-project.ts';
import { useAnnounce } from '../record/Announcer.tsx';
import { type RecordWrite, useRecordWrite } from '../record/use-record-write.ts';
import { byNumber, moved, type Renumbering, renumber } from '../structure/ordering.ts';

export interface SceneOrder extends Pick<RecordWrite, 'isBusy' | 'error'> {
  move: (scene: SceneRecord, step: 1 | -1) => void;
  /** Numbers the scenes as they stand. */
  number: () => void;
}

/** The order of the scenes is the order of their numbers. */
export function useSceneOrder(): SceneOrder {
  const store = useProjectStore();
  const announce = useAnnounce();
  const { isBusy, error, update } = useRecordWrite();
  const write = (renumberings: readonly Renumbering[]) =>
    update(
      'scene',
      renumberings.map(({ id, number }) => ({ id, fields: { number } })),
    );
  return {
    isBusy,
    error,
    move(scene, step) {
      const scenes = byNumber(store.getState().scenes);
      const from = scenes.findIndex(({ id }) => id === scene.id);
      const to = from + step;
      if (to < 0 || to >= scenes.length) return announce(`The scene is ${step < 0 ? 'first' : 'last'} already`);
      const held = document.activeElement;
      void write(renumber(moved(scenes, from, to))).then((isDone) => {
        if (!isDone) return;
        announce(`The scene is now ${to + 1} of ${scenes.length}`);
        // What is moved in the page loses the focus.
        requestAnimationFrame(() => held instanceof HTMLElement && held.isConnected && held.focus());
      });
    },
    number() {
      void write(renumber(byNumber(store.getState().scenes))).then(
        (isDone) => isDone && announce('The scenes are numbered'),
      );
    },
  };
}

/** Whether every scene has a number that no other has. */
export function isNumbered(scenes: readonly SceneRecord[]): boolean {
  const numbers = scenes.flatMap(({ number }) => number ?? []);
  return numbers.length === scenes.length && new Set(numbers).size === numbers.length;
}
