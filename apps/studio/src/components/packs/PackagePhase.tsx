'use client';

import { useCanWrite } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { useStudioActions } from '../studio-actions.ts';

/** Packages the phase that the film stands at, and shows what came of it. Who may only look is shown the packs that there are. */
export function PackagePhase({ className = 'button button-small' }: { className?: string }) {
  const canWrite = useCanWrite();
  const { show } = useStudioActions();
  return (
    <button type="button" className={className} onClick={() => show(canWrite ? 'packing' : 'packs')}>
      <Icon name="paper" size={15} /> {canWrite ? 'Package this phase' : 'Spec packs'}
    </button>
  );
}
