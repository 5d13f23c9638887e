'use client';

import { type ReactNode, useRef } from 'react';
import { ACCEPTED } from './media-words.ts';

interface FileButtonProps {
  label: string;
  className: string;
  isBusy: boolean;
  onChoose: (file: File) => void;
  children: ReactNode;
}

/** A button that asks for a file of this device. */
export function FileButton({ label, className, isBusy, onChoose, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={label}
        aria-disabled={isBusy || undefined}
        onClick={() => !isBusy && input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file again is a choice too.
          event.target.value = '';
          if (file) onChoose(file);
        }}
      />
    </>
  );
}
