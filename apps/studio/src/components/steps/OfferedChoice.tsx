'use client';

import { useCurrentStep, useWorkflow } from '../../client/use-workflow.ts';
import type { Choice } from './Choices.tsx';
import styles from './choices.module.css';
import { useRemedies } from './Findings.tsx';
import type { Remedy } from './remedies.ts';
import { StepSign } from './StepSign.tsx';
import { blockersOf } from './step-words.ts';
import type { RemedyState } from './use-remedy.ts';

interface OfferedChoiceProps {
  choice: Choice;
  isBrief: boolean;
  onTake: () => void;
  remedy: RemedyState;
}

/** A choice as a card; a blocked one says why, and offers what opens it. */
export function OfferedChoice({ choice, isBrief, onTake, remedy }: OfferedChoiceProps) {
  if (choice.blocked) return <BlockedChoice choice={choice} remedy={remedy} />;
  if (isBrief) {
    return (
      <button
        type="button"
        className={`button button-small ${choice.recommended ? 'button-go' : ''}`}
        title={choice.description}
        onClick={onTake}
      >
        {choice.title}
      </button>
    );
  }
  return (
    <button type="button" className={`${styles.card} ${choice.recommended ? styles.recommended : ''}`} onClick={onTake}>
      <b dir="auto">{choice.title}</b>
      {choice.recommended ? <small className={styles.mark}>Recommended</small> : null}
      {choice.description === choice.title ? null : <span dir="auto">{choice.description}</span>}
    </button>
  );
}

function BlockedChoice({ choice, remedy }: { choice: Choice; remedy: RemedyState }) {
  const { label, act } = useWayOut(choice);
  return (
    <div className={`${styles.card} ${styles.blocked}`}>
      <b dir="auto">
        <StepSign look="closed" size={13} /> {choice.title}
      </b>
      <small className={styles.mark}>{choice.recommended ? 'Recommended, not yet' : 'Not yet'}</small>
      <span dir="auto">{choice.reason}.</span>
      <button
        type="button"
        className="button button-small"
        aria-disabled={remedy.isBusy}
        onClick={() => remedy.start(act)}
      >
        <span dir="auto">{label}</span>
      </button>
    </div>
  );
}

/**
 * What opens a blocked choice: the remedy of the finding that its reason quotes, wherever in the film that is; else of the first thing that the step
 * misses; else the step's sheet, which says it all.
 */
function useWayOut({ reason }: Choice): Remedy {
  const { steps } = useWorkflow();
  const current = useCurrentStep();
  const toRemedies = useRemedies();
  const all = steps.flatMap(({ entry, missing }) => [...missing, ...entry]);
  const quoted = all.filter(({ message }) => message === reason);
  const own = current ? [...blockersOf(current.entry), ...blockersOf(current.missing)] : [];
  const [remedy] = [...quoted, ...own].flatMap(toRemedies);
  return remedy ?? { label: 'See what is missing', act: { type: 'step', step: current?.id ?? '' } };
}
