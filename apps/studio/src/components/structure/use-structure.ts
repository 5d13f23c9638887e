'use client';

import type { ActRecord, BeatRecord, SceneRecord } from '@greenlight/schema';
import { useState } from 'react';
import { useProjectStore } from '../../client/use-project.ts';
import { useAnnounce } from '../record/Announcer.tsx';
import { actName, sceneName } from '../record/record-name.ts';
import { type RecordWrite, useRecordWrite } from '../record/use-record-write.ts';
import { byNumber, freeNumber, moved, nextNumber, renumber, writesInTurn } from './ordering.ts';
import { outline } from './outline.ts';

/** A film has this many acts at most: what `actFields` takes. */
const MOST_ACTS = 20;

export interface Structure extends Pick<RecordWrite, 'isBusy' | 'error' | 'clear'> {
  /** The act that was just made: its title is asked for at once. */
  newest: string | null;
  addActs: (count: number) => void;
  moveAct: (act: ActRecord, step: 1 | -1) => void;
  addBeat: (title: string, act: string | null) => Promise<boolean>;
  moveBeat: (beat: BeatRecord, step: 1 | -1) => void;
  approveBeat: (beat: BeatRecord) => void;
  putBeat: (beat: BeatRecord, act: string | null) => void;
  putScene: (scene: SceneRecord, act: string | null) => void;
}

/** What can be done to the film's shape; each is announced, and where the focus was it stays. */
export function useStructure(): Structure {
  const store = useProjectStore();
  const announce = useAnnounce();
  const { isBusy, error, clear, create, update } = useRecordWrite();
  const [newest, setNewest] = useState<string | null>(null);
  const actOf = (id: string | null) => store.getState().acts.find((one) => one.id === id);
  const told = async (done: Promise<boolean>, words: string, id: string) => {
    const held = document.activeElement;
    if (!(await done)) return;
    announce(words);
    requestAnimationFrame(() => keepFocus(held, id));
  };
  return {
    isBusy,
    error,
    clear,
    newest,
    async addActs(count) {
      for (let made = 0; made < count; made += 1) {
        const act = await create('act', { number: freeNumber(store.getState().acts) });
        if (!act) return;
        if (made === 0) setNewest(act.id);
      }
      announce(count === 1 ? 'An act was added' : `${count} acts were added`);
    },
    moveAct(act, step) {
      const acts = byNumber(store.getState().acts);
      const from = acts.findIndex(({ id }) => id === act.id);
      const to = from + step;
      if (to < 0 || to >= acts.length) return announce(`${actName(act)} is ${step < 0 ? 'first' : 'last'} already`);
      const writes = writesInTurn(acts, renumber(moved(acts, from, to)), MOST_ACTS);
      if (!writes) return announce('There are as many acts as there can be: delete one first, then move the others');
      const changes = writes.map(({ id, number }) => ({ id, fields: { number } }));
      void told(update('act', changes), `${act.title ?? 'The act'} is now act ${to + 1} of ${acts.length}`, act.id);
    },
    async addBeat(title, act) {
      const { beats } = store.getState();
      const beat = await create('beat', { title, act, number: Math.min(nextNumber(beats), 1000) });
      if (beat) announce(`Beat “${title}” was added`);
      return beat !== null;
    },
    moveBeat(beat, step) {
      const state = store.getState();
      const { acts, loose } = outline(state);
      const list = acts.find((one) => one.act.id === beat.act)?.beats ?? loose.beats;
      const from = list.findIndex(({ id }) => id === beat.id);
      const to = from + step;
      if (to < 0 || to >= list.length) return announce(`“${beat.title}” is ${step < 0 ? 'first' : 'last'} already`);
      const changes = renumber(moved(list, from, to)).map(({ id, number }) => ({ id, fields: { number } }));
      void told(update('beat', changes), `“${beat.title}” is now ${to + 1} of ${list.length}`, beat.id);
    },
    approveBeat(beat) {
      const approved = beat.approved !== true;
      const words = approved ? `“${beat.title}” is approved` : `“${beat.title}” is no longer approved`;
      void update('beat', [{ id: beat.id, fields: { approved } }]).then((isDone) => isDone && announce(words));
    },
    putBeat(beat, act) {
      const where = actOf(act);
      const words = `“${beat.title}” is now in ${where ? actName(where) : 'no act'}`;
      void told(update('beat', [{ id: beat.id, fields: { act } }]), words, beat.id);
    },
    putScene(scene, act) {
      const where = actOf(act);
      const name = sceneName(scene, store.getState().locations);
      const words = `${name} is now in ${where ? actName(where) : 'no act'}`;
      void told(update('scene', [{ id: scene.id, fields: { act } }]), words, scene.id);
    },
  };
}

/** What is moved in the page loses the focus; what is drawn anew elsewhere never had it. */
function keepFocus(held: Element | null, id: string): void {
  const stays = held instanceof HTMLElement && held !== document.body && held.isConnected;
  const target = stays ? held : document.querySelector<HTMLElement>(`[data-id="${id}"] [data-walk]`);
  target?.focus();
}
