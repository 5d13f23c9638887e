'use client';

import type { WorkflowView } from '@greenlight/schema';
import { useProject } from '../../client/use-project.ts';
import { selectDefinition } from '../../client/workflow-view.ts';
import { TextField } from '../parts/TextField.tsx';
import { thresholdWords } from './threshold-words.ts';
import styles from './workflow.module.css';

interface ThresholdFieldProps {
  threshold: WorkflowView['thresholds'][number];
  text: string;
  onChange: (text: string) => void;
  problem: string | undefined;
}

/** One measure of the workflow, what it does, and the way back to how the workflow has it. */
export function ThresholdField({ threshold, text, onChange, problem }: ThresholdFieldProps) {
  const { name, title, default: usual } = threshold;
  const words = useProject((state) => thresholdWords(name, selectDefinition(state)));
  const isUsual = text.trim() === String(usual);
  return (
    <div className={styles.threshold}>
      <TextField
        label={title}
        type="number"
        name={`threshold-${name}`}
        value={text}
        min={0}
        max={10_000}
        onChange={onChange}
        hint={words}
        problem={problem}
      />
      {isUsual ? null : (
        <button type="button" className="button button-small button-quiet" onClick={() => onChange(String(usual))}>
          Reset<span className="visually-hidden"> {title}</span> to {usual}
        </button>
      )}
    </div>
  );
}
