'use client';

import type { ProjectConfig } from '@greenlight/schema';
import { useCallback, useEffect, useState } from 'react';
import { loadConfig } from '../../client/studio-api.ts';
import { Problem } from '../parts/Problem.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { useRequest } from '../parts/use-request.ts';

interface WorkflowChooserProps {
  projectId: string;
  value: string;
  onChange: (workflow: string) => void;
  problem: string | undefined;
}

/** Which of the workflows that packages brought the film follows. One that is gone by now is there too: the film keeps it. */
export function WorkflowChooser({ projectId, value, onChange, problem }: WorkflowChooserProps) {
  const [offered, setOffered] = useState<ProjectConfig['workflows'] | null>(null);
  const { error, run } = useRequest();
  const load = useCallback(
    () => run(async () => setOffered((await loadConfig(projectId)).workflows)),
    [projectId, run],
  );
  useEffect(() => void load(), [load]);
  if (error) return <Problem error={error} onRetry={() => void load()} />;
  if (!offered) return <p role="status">Looking for workflows…</p>;
  if (offered.length === 0 && value === '') {
    return <p className="hint">No installed package brings a workflow. Whoever runs the studio can install one.</p>;
  }
  const isKept = value !== '' && !offered.some(({ id }) => id === value);
  const options = [
    { value: '', label: 'As a feature film' },
    ...(isKept ? [{ value, label: `${value} (as it was taken on)` }] : []),
    ...offered.map(({ id, title, from }) => ({ value: id, label: `${title}, from ${from}` })),
  ];
  return (
    <div className="field">
      <SelectField label="Which workflow" value={value} options={options} onChange={onChange} />
      {problem ? <p className="problem">{problem}</p> : null}
    </div>
  );
}
