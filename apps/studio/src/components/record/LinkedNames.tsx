'use client';

import { useMemo } from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { linkNames } from './linked-names.ts';
import styles from './record.module.css';

/** A sentence in which what the story knows by name can be opened. */
export function LinkedNames({ text }: { text: string }) {
  const characters = useProject((state) => state.characters);
  const locations = useProject((state) => state.locations);
  const scenes = useProject((state) => state.scenes);
  const relationships = useProject((state) => state.relationships);
  const dispatch = useDispatch();
  const pieces = useMemo(
    () => linkNames(text, { characters, locations, scenes, relationships }),
    [text, characters, locations, scenes, relationships],
  );
  return pieces.map(({ text: said, start, record }) =>
    record ? (
      <button
        key={start}
        type="button"
        className={styles.named}
        onClick={() => dispatch({ type: 'recordOpened', open: record })}
      >
        {said}
      </button>
    ) : (
      said
    ),
  );
}
