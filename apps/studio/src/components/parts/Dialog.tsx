'use client';

import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from './dialog.module.css';
import { Icon } from './Icon.tsx';

interface DialogProps {
  title: string;
  /** For what is read, with tables in it. */
  isWide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A question in front of the page. It is open while it is mounted; Escape, the cross and a click beside it ask to close it. */
export function Dialog({ title, isWide = false, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // Closing before it leaves the page gives the focus back to what opened it.
    return () => dialog?.close();
  }, []);
  const closeFromBeside = (event: MouseEvent) => {
    if (event.target === ref.current) onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click beside the dialog is an extra; Escape and the cross do the same.
    <dialog
      ref={ref}
      className={`${styles.dialog} ${isWide ? styles.wide : ''}`}
      aria-labelledby={titleId}
      onClick={closeFromBeside}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <div className={styles.body}>{children}</div>
      {/* Last, so that the focus begins at what the dialog is about. */}
      <button type="button" className={`icon-button ${styles.close}`} aria-label="Close" onClick={onClose}>
        <Icon name="close" />
      </button>
    </dialog>
  );
}
