'use client';

import { useCanWrite, useDispatch } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { useStudioActions } from '../studio-actions.ts';

/** Packages the phase that the film stands at, and shows what came of it. Who may only look is shown the packs that there are. */
export function PackagePhase({ className = 'button button-small' }: { className?: string }) {
  const canWrite = useCanWrite();
  const { show } = useStudioActions();
  const dispatch = useDispatch();
  const open = () => {
    // On a narrow screen the sheet of a step is a dialog itself.
    dispatch({ type: 'stepShown', step: null });
    show(canWrite ? 'packing' : 'packs');
  };
  return (
    <button type="button" className={className} onClick={open}>
      <Icon name="paper" size={15} /> {canWrite ? 'Package this phase' : 'Spec packs'}
    </button>
  );
}
