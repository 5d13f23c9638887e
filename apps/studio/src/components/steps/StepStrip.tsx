'use client';

import { type CSSProperties, useEffect, useRef } from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { ReopenedNotice } from './ReopenedNotice.tsx';
import { StepChip } from './StepChip.tsx';
import { StepFrame } from './StepFrame.tsx';
import { StepNews } from './StepNews.tsx';
import { StepPopover } from './StepPopover.tsx';
import { progressWords } from './step-words.ts';
import styles from './steps.module.css';
import { useFrameKeys } from './use-frame-keys.ts';

/** The steps of the film as a strip of it, one frame each. On a narrow screen a chip that opens their list. */
export function StepStrip() {
  return (
    <div className={styles.strip}>
      <Film />
      <StepChip />
      <StepNews />
      <ReopenedNotice />
    </div>
  );
}

function Film() {
  const { steps } = useWorkflow();
  const open = useProject((state) => state.view.step);
  const dispatch = useDispatch();
  const film = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLElement>(null);
  const current = steps.findIndex((step) => step.isCurrent);
  const { stop, walk, noteFocus } = useFrameKeys(film, steps.length, current);
  useEffect(() => centre(film.current, current), [current]);
  const place = { '--count': steps.length, '--at': Math.max(current, 0) } as CSSProperties;
  const show = (id: string | null) => dispatch({ type: 'stepShown', step: id });
  return (
    <nav ref={holder} className={styles.film} aria-label="Steps of the film">
      <div ref={film} className={styles.scroll}>
        <ol className={styles.frames} style={place}>
          {steps.map((step, index) => (
            <li key={step.id}>
              <StepFrame
                step={step}
                steps={steps}
                isStop={index === stop}
                isOpen={step.id === open}
                onOpen={() => show(step.id === open ? null : step.id)}
                onFocus={() => noteFocus(index)}
                onKeyDown={walk}
              />
            </li>
          ))}
        </ol>
      </div>
      <p className={styles.progress}>
        <b>{progressWords(steps)}</b> <span>complete</span>
      </p>
      <StepPopover holder={holder} />
    </nav>
  );
}

/** Brings the frame where the film stands into the middle of a strip that is longer than the screen. */
function centre(film: HTMLElement | null, index: number): void {
  const frame = film?.querySelectorAll<HTMLElement>('[data-step]')[index]?.parentElement;
  if (!film || !frame || film.scrollWidth <= film.clientWidth) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  film.scrollTo({
    left: frame.offsetLeft - (film.clientWidth - frame.offsetWidth) / 2,
    behavior: isStill ? 'auto' : 'smooth',
  });
}
