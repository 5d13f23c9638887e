'use client';

import type { MergeOutcome, MergeSide } from '@greenlight/schema';
import { kindWords } from '../record/field-definitions.ts';
import styles from './merge.module.css';
import { mergeWords } from './merge-words.ts';

/** What else becomes of the two: the name that stays beside, what moves, what goes. */
export function MergeEffects({ outcome, nameSide }: { outcome: MergeOutcome; nameSide: MergeSide }) {
  const sentences = mergeWords(outcome, nameSide);
  const { moved, removed } = outcome;
  if (sentences.length === 0) return null;
  return (
    <div className={styles.effects}>
      {sentences.map((sentence) => (
        <p key={sentence} dir="auto">
          {sentence}
        </p>
      ))}
      {moved.length + removed.length > 0 ? (
        <details>
          <summary>What that is</summary>
          <ul>
            {moved.map(({ kind, id, field, name }) => (
              <li key={`${id} ${field}`} dir="auto">
                {name} <small>{kindWords[kind].one}</small>
              </li>
            ))}
            {removed.map(({ kind, id, name }) => (
              <li key={id} dir="auto">
                <del>{name}</del> <small>{kindWords[kind].one}, goes</small>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
