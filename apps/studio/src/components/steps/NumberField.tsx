'use client';

import { type ReactNode, useId } from 'react';

interface NumberFieldProps {
  label: string;
  name: string;
  value: string;
  min?: number;
  max: number;
  onChange: (value: string) => void;
  hint?: ReactNode;
  problem?: string | undefined;
}

/** A labelled whole number. */
export function NumberField({ label, name, value, min = 1, max, onChange, hint, problem }: NumberFieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        className="input"
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={1}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      />
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}
