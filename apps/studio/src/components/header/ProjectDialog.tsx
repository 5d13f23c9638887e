'use client';

import type { ProjectFields } from '@greenlight/schema';
import { type FormEvent, useEffect, useState } from 'react';
import { deleteProject, updateProject } from '../../client/studio-api.ts';
import { useCanWrite, useDispatch, useProject } from '../../client/use-project.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Problem } from '../parts/Problem.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useRequest } from '../parts/use-request.ts';
import { ProjectFieldsForm } from '../projects/ProjectFieldsForm.tsx';
import { projectTypeWords } from '../projects/project-kinds.ts';
import { WorkflowSection } from '../steps/WorkflowSection.tsx';
import styles from './header.module.css';

/** The project's own fields, to read or to change; for its owner, the way to delete it. */
export function ProjectDialog({ field, onClose }: { field: string | undefined; onClose: () => void }) {
  useBeginAt(field);
  const project = useProject((state) => state.project);
  const canDelete = useProject((state) => state.role === 'owner' || state.capability === 'admin');
  const canWrite = useCanWrite();
  const dispatch = useDispatch();
  // The type stands below, with what the film is measured by.
  const save = async ({ type: _type, ...fields }: ProjectFields) => {
    await updateProject(project.id, fields);
    dispatch({ type: 'projectSaved', project: { ...project, ...fields } });
    onClose();
  };
  return (
    <Dialog title="Project details" onClose={onClose}>
      {canWrite ? (
        <ProjectFieldsForm initial={project} words={{ go: 'Save', busy: 'Saving…' }} hasType={false} onSubmit={save}>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
        </ProjectFieldsForm>
      ) : (
        <ProjectFacts />
      )}
      <WorkflowSection />
      {canDelete ? <DeleteProject id={project.id} title={project.title} /> : null}
    </Dialog>
  );
}

/** The field that was asked for has the focus, once the dialog has given it to its first. */
function useBeginAt(field: string | undefined): void {
  useEffect(() => {
    const asked = field && document.querySelector<HTMLElement>(`dialog[open] [name="${CSS.escape(field)}"]`);
    if (asked) asked.focus();
  }, [field]);
}

function ProjectFacts() {
  const { title, type, genre, logline, audience } = useProject((state) => state.project);
  const facts = [
    ['Title', title],
    ['Type', projectTypeWords[type]],
    ['Genre', genre],
    ['Logline', logline],
    ['Audience', audience],
  ];
  return (
    <dl className={styles.keys}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function DeleteProject({ id, title }: { id: string; title: string }) {
  const [typed, setTyped] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { isBusy, error, run } = useRequest();
  const isRight = typed.trim() === title.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isRight && (await run(() => deleteProject(id)))) location.assign('/projects');
  };
  return (
    <form className={styles.danger} onSubmit={submit} aria-label="Delete project">
      <p>
        Deleting a project takes its people, places, scenes and conversations with it, for every member. It cannot be
        taken back.
      </p>
      <TextField
        label={`Type its title to delete it: ${title}`}
        value={typed}
        onChange={setTyped}
        problem={isAsked && !isRight ? 'That is not the title yet.' : undefined}
      />
      <Problem error={error} />
      <div className="row">
        <button type="submit" className="button button-danger" aria-disabled={isBusy}>
          {isBusy ? 'Deleting…' : 'Delete project'}
        </button>
      </div>
    </form>
  );
}
