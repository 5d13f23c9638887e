'use client';

import type { MergeSide } from '@greenlight/schema';
import type { FieldDefinition } from '../record/field-definitions.ts';
import { toWords } from '../record/field-values.ts';
import { useNamedStory } from '../record/use-named-story.ts';
import styles from './merge.module.css';

interface MergeRowProps {
  /** Sets the choices of this dialog apart from those of others. */
  group: string;
  definition: FieldDefinition;
  keep: unknown;
  merge: unknown;
  /** A list: all of both stays. */
  isJoined: boolean;
  /** Whose value it is; null where there is nothing to choose. */
  chosen: MergeSide | null;
  onChoose: (side: MergeSide) => void;
}

/** One field of the two. */
export function MergeRow({ group, definition, keep, merge, isJoined, chosen, onChoose }: MergeRowProps) {
  const story = useNamedStory();
  const words = { keep: toWords(definition, keep, story), merge: toWords(definition, merge, story) };
  if (chosen === null) {
    return (
      <div className={styles.row}>
        <p className={styles.label}>
          {definition.label} {isJoined ? <small>all of both stays</small> : null}
        </p>
        <Plain words={words.keep} />
        <Plain words={words.merge === words.keep ? '' : words.merge} />
      </div>
    );
  }
  return (
    <fieldset className={styles.row}>
      <legend className={styles.label}>
        {definition.label} <small className={styles.ask}>choose one</small>
      </legend>
      {(['keep', 'merge'] as const).map((side) => (
        <label key={side} className={styles.choice} dir="auto">
          <input
            type="radio"
            name={`${group} ${definition.name}`}
            value={side}
            checked={chosen === side}
            onChange={() => onChoose(side)}
          />
          <span>{words[side]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Plain({ words }: { words: string }) {
  return (
    <p className={words ? styles.plain : styles.nothing} dir="auto">
      {words || <span aria-hidden="true">–</span>}
    </p>
  );
}
