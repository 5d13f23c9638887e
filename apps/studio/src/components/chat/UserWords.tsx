'use client';

import { type MouseEvent, memo, useEffect, useRef } from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import type { LitWords } from '../../client/view-reducer.ts';
import { fieldLabel } from '../record/field-definitions.ts';
import { type Mark, type Segment, toSegments } from './segments.ts';
import styles from './words.module.css';

interface UserWordsProps {
  id: string;
  text: string;
  marks: readonly Mark[];
}

/** What the writer said. Words that became a value are marked, and open it; words that a value came from light up. */
export const UserWords = memo(function UserWords({ id, text, marks }: UserWordsProps) {
  const lit = useProject((state) => (state.view.lit?.message === id ? state.view.lit : null));
  const place = useRef<HTMLParagraphElement>(null);
  const litMark: Mark[] =
    lit && lit.span[1] > lit.span[0]
      ? [{ span: lit.span, kind: lit.from.kind, id: lit.from.id, field: lit.from.field ?? '' }]
      : [];
  useEffect(() => {
    if (!lit) return;
    const target = place.current?.querySelector('[data-lit]') ?? place.current;
    if (target) target.scrollIntoView({ block: 'center', behavior: isNear(target) ? 'smooth' : 'auto' });
  }, [lit]);
  const isWhole = lit !== null && litMark.length === 0;
  return (
    <p ref={place} className={`${styles.said} ${isWhole ? styles.litWhole : ''}`} dir="auto">
      {toSegments(text, [...marks, ...litMark]).map((segment) => (
        <Piece key={segment.start} segment={segment} lit={isCovered(segment, lit) ? lit : null} />
      ))}
    </p>
  );
});

/** A short way is shown as a movement, unless she wants none; a long one would only take time. */
function isNear(target: Element): boolean {
  const away = Math.abs(target.getBoundingClientRect().top);
  return away < innerHeight * 3 && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function isCovered({ start, end }: Segment, lit: LitWords | null): boolean {
  return lit !== null && lit.span[0] <= start && lit.span[1] >= end;
}

function Piece({ segment, lit }: { segment: Segment; lit: LitWords | null }) {
  const dispatch = useDispatch();
  const [mark] = segment.marks;
  if (!mark) return segment.text;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    const { kind, id, field } = lit?.from ?? mark;
    dispatch({ type: 'recordOpened', open: { kind, id, field } });
  };
  const meaning = [...new Set(segment.marks.map(({ kind, field }) => fieldLabel(kind, field)))].join(', ');
  return (
    // The count is part of the key, so that lighting the same words again shows again.
    <mark key={lit?.count}>
      <a
        href={`#${mark.kind}-${mark.id}`}
        className={`${styles.words} ${lit ? styles.lit : ''}`}
        data-lit={lit ? '' : undefined}
        title={meaning}
        onClick={open}
      >
        {segment.text}
      </a>
    </mark>
  );
}
