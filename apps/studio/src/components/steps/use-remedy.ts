'use client';

import { useRef } from 'react';
import type { ApiError } from '../../client/api.ts';
import type { KindedRecord } from '../../client/story-records.ts';
import { updateRecord } from '../../client/studio-api.ts';
import { useDispatch } from '../../client/use-project.ts';
import { useRequest } from '../parts/use-request.ts';
import { useStudioActions } from '../studio-actions.ts';
import type { RemedyAct } from './remedies.ts';
import { useTakeChoice } from './use-take-choice.ts';

export interface RemedyState {
  isBusy: boolean;
  error: ApiError | null;
  start: (act: RemedyAct) => void;
  again: () => void;
}

/** Starts what a remedy says: opens the form or the record concerned, begins the words, takes the choice, or sets the value there and then. */
export function useRemedy(): RemedyState {
  const dispatch = useDispatch();
  const actions = useStudioActions();
  const take = useTakeChoice();
  const { isBusy, error, run } = useRequest();
  const last = useRef<RemedyAct | null>(null);
  const set = (act: Extract<RemedyAct, { type: 'set' }>) =>
    run(async () => {
      const record = await updateRecord(act.kind, act.id, act.values);
      dispatch({ type: 'recordSaved', kind: act.kind, record } as { type: 'recordSaved' } & KindedRecord);
    });
  const leave = () => dispatch({ type: 'stepShown', step: null });
  const start = (act: RemedyAct) => {
    last.current = act;
    if (act.type === 'set') return void set(act);
    if (act.type === 'step') return dispatch({ type: 'stepShown', step: act.step });
    leave();
    switch (act.type) {
      case 'details':
        return actions.showDetails(act.field);
      case 'tab':
        return dispatch({ type: 'tabShown', tab: act.tab });
      case 'add':
        return actions.add(act.kind);
      case 'record':
        return dispatch({ type: 'recordOpened', open: { kind: act.kind, id: act.id, field: act.field } });
      case 'write':
        return actions.write(act.words);
      case 'choose':
        return take({ id: act.choice, title: act.title });
    }
  };
  return { isBusy, error, start, again: () => last.current && start(last.current) };
}
