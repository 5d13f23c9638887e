'use client';

import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useProjectStore } from '../../client/use-project.ts';
import { selectWorkflow } from '../../client/workflow-view.ts';
import type { FrontsProps } from '../Fronts.tsx';
import styles from './palette.module.css';
import { type PaletteEntry, paletteEntries, searchEntries } from './palette-entries.ts';
import { usePaletteAct } from './use-palette-act.ts';

/** Search, go anywhere, do anything: what is typed narrows the list, Enter chooses. */
export function CommandPalette(props: FrontsProps & { onClose: () => void }) {
  const { onClose, projects, user } = props;
  const store = useProjectStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  // What there was when it was opened: a list that changes under the finger chooses the wrong entry.
  const entries = useMemo(
    () =>
      paletteEntries({
        state: store.getState(),
        projects,
        isAdmin: user.role === 'admin',
        workflow: selectWorkflow(store.getState()),
      }),
    [store, projects, user.role],
  );
  const found = useMemo(() => searchEntries(entries, typed), [entries, typed]);
  const act = usePaletteAct(props);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    dialog.current?.querySelector(`#palette-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    act(entry.act);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((at + step + found.length) % Math.max(found.length, 1));
    else if (event.key === 'Enter') choose(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click beside it is an extra; Escape does the same.
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Search and commands"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <input
        className={styles.typed}
        role="combobox"
        aria-label="Search and commands"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found.length > 0 ? `palette-${at}` : undefined}
        placeholder="A person, a place, a scene, or what to do"
        dir="auto"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id="palette-list" role="listbox" aria-label="Found" className={styles.list}>
        {found.map((entry, index) => (
          <Entry
            key={entry.id}
            entry={entry}
            index={index}
            isChosen={index === at}
            showsGroup={found[index - 1]?.group !== entry.group}
            onChoose={choose}
          />
        ))}
        {found.length === 0 ? <p className={styles.none}>Nothing here is called that.</p> : null}
      </div>
    </dialog>
  );
}

interface EntryProps {
  entry: PaletteEntry;
  index: number;
  isChosen: boolean;
  showsGroup: boolean;
  onChoose: (entry: PaletteEntry) => void;
}

function Entry({ entry, index, isChosen, showsGroup, onChoose }: EntryProps) {
  return (
    <>
      {showsGroup ? (
        <p role="presentation" className={styles.group}>
          {entry.group}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above has the focus and its keys choose. */}
      <div
        id={`palette-${index}`}
        role="option"
        aria-selected={isChosen}
        className={styles.entry}
        onClick={() => onChoose(entry)}
      >
        <span dir="auto">{entry.title}</span>
        <small dir="auto">{entry.note}</small>
      </div>
    </>
  );
}
