'use client';

import { useEffect } from 'react';
import type { ProjectStore } from '../client/project-store.ts';
import { storyTabs } from '../client/view-reducer.ts';
import { focusReview } from './chat/use-answer.ts';
import { studioAct } from './studio-act.ts';
import type { StudioActions } from './studio-actions.ts';

interface StudioKeys {
  store: ProjectStore;
  actions: Pick<StudioActions, 'show' | 'write'>;
}

/** The keys that work wherever she is, unless a dialog is open. */
export function useStudioKeys({ store, actions }: StudioKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') || event.defaultPrevented) return;
      const act = studioAct(event, isWriting(event.target));
      if (!act) return;
      event.preventDefault();
      if (act.type === 'show') actions.show(act.front);
      if (act.type === 'write') actions.write();
      if (act.type === 'tab') showTab(store, act.index);
      if (act.type === 'steps') toSteps();
      if (act.type === 'review') toReview(store);
      if (act.type === 'walk') walk(act.step);
      if (act.type === 'close') closeOpen(store);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [store, actions]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function showTab(store: ProjectStore, index: number): void {
  const tab = storyTabs[index];
  if (tab) store.dispatch({ type: 'tabShown', tab });
}

/** The focus moves through the cards and strips that are shown, and stays at either end. */
function walk(step: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>('[data-walk]')].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), stops.length - 1);
  stops[next]?.focus();
}

/** On a narrow screen the conversation comes forward first. */
function toReview(store: ProjectStore): void {
  store.dispatch({ type: 'conversationShown' });
  requestAnimationFrame(focusReview);
}

/** To the frame of the strip that Tab would reach; on a narrow screen, to the chip. */
function toSteps(): void {
  const stops = document.querySelectorAll<HTMLElement>('[data-step][tabindex="0"], [data-steps]');
  [...stops].find((one) => one.checkVisibility())?.focus();
}

function closeOpen(store: ProjectStore): void {
  const { view } = store.getState();
  const id = view.open?.id;
  store.dispatch({ type: id === undefined ? 'lightsOut' : 'recordClosed' });
  if (id === undefined) return;
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-id="${id}"] [data-walk], [data-node="${id}"]`)?.focus(),
  );
}
