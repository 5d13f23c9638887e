'use client';

import { showTheme } from '../../client/theme.ts';
import { useDispatch } from '../../client/use-project.ts';
import type { FrontsProps } from '../Fronts.tsx';
import { leave } from '../header/UserMenu.tsx';
import { useTakeChoice } from '../steps/use-take-choice.ts';
import { useStudioActions } from '../studio-actions.ts';
import type { PaletteAct } from './palette-entries.ts';

/** Does what an entry of the palette says. */
export function usePaletteAct({ onShow, onAdd, onConversation }: FrontsProps): (act: PaletteAct) => void {
  const dispatch = useDispatch();
  const actions = useStudioActions();
  const take = useTakeChoice();
  return (act) => {
    switch (act.type) {
      case 'record':
        return dispatch({ type: 'recordOpened', open: { kind: act.kind, id: act.id } });
      case 'conversation':
        return onConversation(act.session);
      case 'address':
        return location.assign(act.href);
      case 'add':
        return onAdd(act.kind);
      case 'makeOne':
        return actions.makeOne({ kind: act.kind });
      case 'front':
        return onShow(act.front);
      case 'theme':
        return showTheme(document.documentElement.dataset.theme === 'light' ? 'dark' : 'light');
      case 'write':
        return actions.write();
      case 'instead':
        return actions.writeInstead();
      case 'step':
        return dispatch({ type: 'stepShown', step: act.step });
      case 'choose':
        return take({ id: act.choice, title: act.title });
      case 'leave':
        return void leave();
    }
  };
}
