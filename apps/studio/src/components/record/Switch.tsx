'use client';

import styles from './record.module.css';

interface SwitchProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isBusy?: boolean;
  /** Words beside it; the label alone names it when there are none. */
  children?: string;
}

/** On or off. */
export function Switch({ label, isOn, onChange, isBusy, children }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className={styles.switch}
      aria-checked={isOn}
      aria-label={label}
      aria-disabled={isBusy || undefined}
      onClick={() => onChange(!isOn)}
    >
      <span className={styles.track} aria-hidden="true" />
      {children ? <span>{children}</span> : null}
    </button>
  );
}
