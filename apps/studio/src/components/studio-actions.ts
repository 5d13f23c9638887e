'use client';

import type { MergeKind, RecordKind } from '@greenlight/schema';
import { createContext, type RefObject, useContext } from 'react';
import type { ProjectStore } from '../client/project-store.ts';
import type { ComposerHandle } from './chat/Composer.tsx';
import type { Front } from './header/StudioHeader.tsx';

/** Which two records shall be one, as far as it is clear. */
export interface MergedPair {
  kind: MergeKind;
  keep?: string | undefined;
  merge?: string | undefined;
}

/** What any part of the page may ask of the whole of it. */
export interface StudioActions {
  show: (front: Front) => void;
  /** The project's details, at one of their fields. */
  showDetails: (field?: string) => void;
  /** The form for a new record. */
  add: (kind: RecordKind) => void;
  /** Two people or two places that are one: those that are known so far. */
  makeOne: (pair: MergedPair) => void;
  /** The composer takes the focus, with words begun if there are any. */
  write: (words?: string) => void;
  /** The same, and what is written says what to do instead of what the step offers. */
  writeInstead: (words?: string) => void;
}

export const StudioActionsContext = createContext<StudioActions | null>(null);

export function useStudioActions(): StudioActions {
  const actions = useContext(StudioActionsContext);
  if (!actions) throw new Error('This part of the page stands outside the studio.');
  return actions;
}

interface StudioParts {
  store: ProjectStore;
  composer: RefObject<ComposerHandle | null>;
  onShow: (front: Front) => void;
  onField: (field: string | undefined) => void;
  onAdd: (kind: RecordKind) => void;
  onMerge: (pair: MergedPair) => void;
}

export function createStudioActions({ store, composer, onShow, onField, onAdd, onMerge }: StudioParts): StudioActions {
  // On a narrow screen the conversation may have to come forward first.
  const toComposer = (use: (composer: ComposerHandle) => void) => {
    store.dispatch({ type: 'conversationShown' });
    requestAnimationFrame(() => composer.current && use(composer.current));
  };
  return {
    show: (front) => {
      onField(undefined);
      onShow(front);
    },
    showDetails: (field) => {
      onField(field);
      onShow('details');
    },
    add: onAdd,
    makeOne: onMerge,
    write: (words) => toComposer((one) => (words === undefined ? one.focus() : one.begin(words))),
    writeInstead: (words) => toComposer((one) => one.beginInstead(words)),
  };
}
