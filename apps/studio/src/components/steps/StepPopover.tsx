'use client';

import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { StepSheet } from './StepSheet.tsx';
import styles from './sheet.module.css';
import { useNarrow } from './use-narrow.ts';

/** The sheet of the step that is open: below its frame, or in front of a narrow screen. */
export function StepPopover({ holder }: { holder: RefObject<HTMLElement | null> }) {
  const open = useProject((state) => state.view.step);
  const step = useWorkflow().steps.find(({ id }) => id === open);
  const dispatch = useDispatch();
  const isNarrow = useNarrow();
  const close = useCallback(() => dispatch({ type: 'stepShown', step: null }), [dispatch]);
  if (!step) return null;
  if (isNarrow) {
    return (
      <Dialog key={step.id} title={step.title} onClose={close}>
        <StepSheet step={step} />
      </Dialog>
    );
  }
  return (
    <Below key={step.id} id={step.id} title={step.title} holder={holder} onClose={close}>
      <StepSheet step={step} />
    </Below>
  );
}

interface BelowProps {
  id: string;
  title: string;
  holder: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: React.ReactNode;
}

/** Not a dialog that holds her: Tab leads on, and it closes when she goes elsewhere. */
function Below({ id, title, holder, onClose, children }: BelowProps) {
  const box = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  usePlaceBelow(box, holder, id);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const closeFromBeside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !holder.current?.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', closeFromBeside);
    return () => document.removeEventListener('pointerdown', closeFromBeside);
  }, [holder, onClose]);
  const back = () => {
    onClose();
    holder.current?.querySelector<HTMLElement>(`[data-step="${id}"]`)?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    back();
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !holder.current?.contains(relatedTarget)) onClose();
  };
  return (
    <section ref={box} role="dialog" className={styles.below} aria-label={title} onKeyDown={press} onBlur={leave}>
      <header>
        <h2 ref={heading} tabIndex={-1} dir="auto">
          {title}
        </h2>
        <button type="button" className="icon-button" aria-label="Close" title="Close (Esc)" onClick={back}>
          <Icon name="close" />
        </button>
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}

const EDGE = 12;

/** Under its frame, as far as the window allows; `--tip` is where the frame is. */
function usePlaceBelow(box: RefObject<HTMLElement | null>, holder: RefObject<HTMLElement | null>, id: string): void {
  useLayoutEffect(() => {
    const place = () => {
      const frame = holder.current?.querySelector<HTMLElement>(`[data-step="${id}"]`);
      const sheet = box.current;
      if (!frame || !sheet || !holder.current) return;
      const { left, width } = frame.getBoundingClientRect();
      const origin = holder.current.getBoundingClientRect();
      const furthest = origin.width - sheet.offsetWidth - EDGE;
      const start = Math.max(EDGE, Math.min(left - origin.left, furthest));
      sheet.style.setProperty('--start', `${start}px`);
      sheet.style.setProperty('--tip', `${left - origin.left + width / 2 - start}px`);
    };
    place();
    addEventListener('resize', place);
    return () => removeEventListener('resize', place);
  }, [box, holder, id]);
}
