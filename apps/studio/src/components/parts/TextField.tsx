'use client';

import { type ChangeEvent, type ReactNode, useId } from 'react';

interface TextFieldProps {
  label: string;
  /** What a form calls it; it can be found by it. */
  name?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'number';
  autoComplete?: string;
  required?: boolean;
  maxLength?: number;
  /** Of a number. */
  min?: number;
  max?: number;
  rows?: number;
  hint?: ReactNode;
  problem?: string | undefined;
}

/** A labelled field; with `rows` for more than a line. What is wrong with it stands under it. */
export function TextField({ label, name, value, onChange, hint, problem, rows, ...rest }: TextFieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  const shared = {
    id,
    name,
    className: 'input',
    dir: 'auto' as const,
    value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value),
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': described || undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input {...shared} {...rest} />
      ) : (
        <textarea {...shared} rows={rows} required={rest.required} maxLength={rest.maxLength} />
      )}
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
