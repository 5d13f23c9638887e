'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './menu.module.css';

interface MenuProps {
  /** What the list is called. */
  label: string;
  className?: string | undefined;
  /** What stands on the button; it names it too. */
  button: ReactNode;
  align?: 'start' | 'end';
  /** Where the list opens: above where it stands at the end of what scrolls. */
  side?: 'below' | 'above';
  children: ReactNode;
}

/** A button with a list of things to do. Arrow keys walk the list, Escape closes it. */
export function Menu({ label, className, button, align = 'start', side = 'below', children }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    itemsOf(holder.current)[0]?.focus();
    const closeFromBeside = (event: PointerEvent) => {
      if (event.target instanceof Node && !holder.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeFromBeside);
    return () => document.removeEventListener('pointerdown', closeFromBeside);
  }, [isOpen]);
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      setOpen(false);
      if (event.key === 'Escape') {
        event.stopPropagation();
        trigger.current?.focus();
      }
      return;
    }
    const target = nextItem(itemsOf(holder.current), event.key);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  return (
    <div ref={holder} className={styles.holder}>
      <button
        ref={trigger}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      {isOpen ? (
        <div
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className={`${styles.menu} ${styles[align]} ${styles[side]}`}
          onKeyDown={walk}
          onClick={() => setOpen(false)}
        >
          {children}
        </div>
      ) : null}
    </div>
  );
}

function itemsOf(holder: HTMLElement | null): HTMLElement[] {
  return [...(holder?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}

function nextItem(items: HTMLElement[], key: string): HTMLElement | undefined {
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (key === 'ArrowDown') return items[(at + 1) % items.length];
  if (key === 'ArrowUp') return items[(at - 1 + items.length) % items.length];
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  return undefined;
}

export function MenuItem({
  onSelect,
  isCurrent,
  children,
}: {
  onSelect: () => void;
  isCurrent?: boolean;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={styles.item}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onSelect}
    >
      {children}
    </button>
  );
}

export function MenuChoice({
  onSelect,
  isChosen,
  children,
}: {
  onSelect: () => void;
  isChosen: boolean;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      role="menuitemradio"
      tabIndex={-1}
      className={styles.item}
      aria-checked={isChosen}
      onClick={onSelect}
    >
      <span className={styles.words}>{children}</span>
      {isChosen ? <small aria-hidden="true">✓</small> : null}
    </button>
  );
}

export function MenuLink({ href, isCurrent, children }: { href: string; isCurrent?: boolean; children: ReactNode }) {
  return (
    <a role="menuitem" tabIndex={-1} className={styles.item} href={href} aria-current={isCurrent ? 'true' : undefined}>
      {children}
    </a>
  );
}

export function MenuRule() {
  return <hr className={styles.rule} />;
}

/** Words of an item that are cut when they are too long for it. */
export function MenuWords({ children }: { children: ReactNode }) {
  return (
    <span className={styles.words} dir="auto">
      {children}
    </span>
  );
}
