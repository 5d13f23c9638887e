'use client';

import { type FormEvent, useState } from 'react';
import { fieldMessage } from '../../client/api.ts';
import { addMember, loadMembers } from '../../client/studio-api.ts';
import { useProjectStore } from '../../client/use-project.ts';
import { Problem } from '../parts/Problem.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useRequest } from '../parts/use-request.ts';
import styles from './header.module.css';

const roles = [
  { value: 'editor', label: 'Editor' },
  { value: 'viewer', label: 'Viewer' },
];

/** Adds somebody who has signed up; for somebody who is a member already it changes the role. */
export function AddMember() {
  const store = useProjectStore();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<'editor' | 'viewer'>('editor');
  const [added, setAdded] = useState('');
  const { isBusy, error, run } = useRequest();
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    setAdded('');
    const project = store.getState().project.id;
    const isDone = await run(async () => {
      await addMember(project, email.trim(), role);
      store.dispatch({ type: 'membersLoaded', members: await loadMembers(project) });
    });
    if (!isDone) return;
    setAdded(`${email.trim()} is now ${role === 'editor' ? 'an editor' : 'a viewer'}.`);
    setEmail('');
  };
  return (
    <form className={styles.add} onSubmit={submit} aria-label="Add a member">
      <TextField
        label="E-mail"
        type="email"
        required
        value={email}
        onChange={setEmail}
        problem={fieldMessage(error, 'email')}
      />
      <SelectField
        label="Role"
        value={role}
        options={roles}
        onChange={(value) => setRole(value === 'viewer' ? 'viewer' : 'editor')}
      />
      <button type="submit" className="button button-go" aria-disabled={isBusy}>
        {isBusy ? 'Adding…' : 'Add'}
      </button>
      <div className={styles.wide}>
        <Problem error={error} onRetry={() => void submit()} />
        <p role="status">{added}</p>
      </div>
    </form>
  );
}
