'use client';

import { type ProjectType, projectType } from '@greenlight/schema';
import { type FormEvent, useState } from 'react';
import { fieldMessage } from '../../client/api.ts';
import { changeConfig } from '../../client/studio-api.ts';
import { useProject, useProjectStore } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { Problem } from '../parts/Problem.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useRequest } from '../parts/use-request.ts';
import { projectTypeWords } from '../projects/project-kinds.ts';
import { configChanges, withConfig } from './config-changes.ts';
import { ThresholdField } from './ThresholdField.tsx';
import { WorkflowChooser } from './WorkflowChooser.tsx';
import styles from './workflow.module.css';

const types = projectType.options.map((value) => ({ value, label: projectTypeWords[value] }));

/** Sets what the film is measured by. Only what was changed is sent; the steps follow at once. Everybody who writes may set its length. */
export function WorkflowForm({ mayMeasure }: { mayMeasure: boolean }) {
  const store = useProjectStore();
  const project = useProject((state) => state.project);
  const { thresholds } = useWorkflow();
  const [type, setType] = useState<ProjectType>(project.type);
  const [workflow, setWorkflow] = useState(project.workflow ?? '');
  const [target, setTarget] = useState(String(project.targetMinutes ?? ''));
  const [measures, setMeasures] = useState<Readonly<Record<string, string>>>({});
  const [isSaved, setSaved] = useState(false);
  const { isBusy, error, run } = useRequest();
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    const changes = configChanges({ project, thresholds }, { type, workflow, target, measures });
    setSaved(false);
    const isDone = await run(async () => {
      await changeConfig(project.id, changes);
      store.dispatch({ type: 'projectSaved', project: withConfig(store.getState().project, changes) });
    });
    if (!isDone) return;
    setMeasures({});
    setSaved(true);
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label="Workflow">
      <div className={styles.pair}>
        {mayMeasure ? (
          <SelectField
            label="Type"
            value={type}
            options={types}
            onChange={(value) => setType(projectType.parse(value))}
          />
        ) : null}
        <TextField
          label="Target length in minutes"
          type="number"
          min={1}
          name="targetMinutes"
          value={target}
          max={1000}
          onChange={setTarget}
          problem={fieldMessage(error, 'targetMinutes')}
        />
      </div>
      {mayMeasure && type === 'custom' ? (
        <WorkflowChooser
          projectId={project.id}
          value={workflow}
          onChange={setWorkflow}
          problem={fieldMessage(error, 'workflow')}
        />
      ) : null}
      {mayMeasure ? (
        <ul className={styles.thresholds} aria-label="How much of everything">
          {thresholds.map((threshold) => (
            <li key={threshold.name}>
              <ThresholdField
                threshold={threshold}
                text={measures[threshold.name] ?? String(threshold.value)}
                onChange={(text) => setMeasures({ ...measures, [threshold.name]: text })}
                problem={fieldMessage(error, `thresholds.${threshold.name}`)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <Problem error={error} onRetry={() => void submit()} />
      <div className="row">
        <button type="submit" className="button" aria-disabled={isBusy}>
          {isBusy ? 'Saving…' : mayMeasure ? 'Save the workflow' : 'Save the length'}
        </button>
        <span role="status">{isSaved ? 'Saved. The steps have been asked again.' : ''}</span>
      </div>
    </form>
  );
}
