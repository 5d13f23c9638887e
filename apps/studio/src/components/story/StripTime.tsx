'use client';

import type { SceneRecord } from '@greenlight/schema';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useCanWrite } from '../../client/use-project.ts';
import { useTakeFocus } from '../parts/use-take-focus.ts';
import { sceneName } from '../record/record-name.ts';
import { useFieldSave } from '../record/use-field-save.ts';
import { useNamedStory } from '../record/use-named-story.ts';
import { formatClock, parseRunningTime } from './running-time.ts';
import styles from './strips.module.css';

/** How long a scene runs, at the end of its strip. Enter saves it and goes on to the next, so that a film is timed in one sitting. */
export function StripTime({ scene }: { scene: SceneRecord }) {
  const canWrite = useCanWrite();
  const { locations } = useNamedStory();
  const [isEditing, setEditing] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const time = scene.runningTime ? formatClock(scene.runningTime) : null;
  if (!canWrite) return time ? <span className={styles.time}>{time}</span> : null;
  const finish = (goesOn: boolean) => {
    setEditing(false);
    const next = goesOn ? nextOf(holder.current) : null;
    requestAnimationFrame(() => (next ? next.click() : holder.current?.querySelector('button')?.focus()));
  };
  return (
    <div ref={holder} className={styles.timeHolder}>
      {isEditing ? (
        <TimeForm scene={scene} onDone={finish} />
      ) : (
        <button
          type="button"
          data-time=""
          className={`${styles.time} ${time ? '' : styles.untimed}`}
          aria-label={`Running time of ${sceneName(scene, locations)}: ${time ?? 'not said'}`}
          title="Running time"
          onClick={() => setEditing(true)}
        >
          {time ?? 'time?'}
        </button>
      )}
    </div>
  );
}

function TimeForm({ scene, onDone }: { scene: SceneRecord; onDone: (goesOn: boolean) => void }) {
  const [text, setText] = useState(scene.runningTime ? formatClock(scene.runningTime) : '');
  const field = useTakeFocus<HTMLInputElement>();
  const { problem, save } = useFieldSave('scene', scene.id, 'runningTime');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const next = parseRunningTime(text);
    if (next === (scene.runningTime ?? null) || (await save(next))) onDone(true);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onDone(false);
  };
  return (
    <form className={styles.timeForm} onSubmit={(event) => void submit(event)} onKeyDown={leave}>
      <input
        ref={field}
        className="input"
        aria-label="Running time, minutes and seconds"
        aria-invalid={problem ? true : undefined}
        placeholder="m:ss"
        autoComplete="off"
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
      />
      {problem ? (
        <p className={styles.timeProblem} role="alert">
          {problem}
        </p>
      ) : null}
    </form>
  );
}

/** The time of the strip that comes after this one. */
function nextOf(holder: HTMLElement | null): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>('[data-time]')];
  return all.find((one) => holder && holder.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING) ?? null;
}
