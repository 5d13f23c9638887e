'use client';

import { type ProjectFields, type ProjectType, projectType } from '@greenlight/schema';
import { type FormEvent, type ReactNode, useState } from 'react';
import { fieldMessage } from '../../client/api.ts';
import { Problem } from '../parts/Problem.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useRequest } from '../parts/use-request.ts';
import { projectTypeWords } from './project-kinds.ts';
import styles from './projects.module.css';

interface ProjectFieldsFormProps {
  initial?: ProjectFields;
  /** What the button says, and what it says while it works. */
  words: { go: string; busy: string };
  /** Left out where the type stands elsewhere. */
  hasType?: boolean;
  onSubmit: (fields: ProjectFields) => Promise<unknown>;
  children?: ReactNode;
}

const types = projectType.options.map((value) => ({ value, label: projectTypeWords[value] }));

/** A project's own fields: title, type, genre, logline, audience. */
export function ProjectFieldsForm({ initial, words, hasType = true, onSubmit, children }: ProjectFieldsFormProps) {
  const [title, setTitle] = useState(initial?.title ?? '');
  const [type, setType] = useState<ProjectType>(initial?.type ?? 'feature-film');
  const [genre, setGenre] = useState(initial?.genre ?? '');
  const [logline, setLogline] = useState(initial?.logline ?? '');
  const [audience, setAudience] = useState(initial?.audience ?? '');
  const { isBusy, error, run } = useRequest();
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const orNull = (value: string) => value.trim() || null;
    void run(() =>
      onSubmit({
        title: title.trim(),
        type: hasType ? type : (initial?.type ?? type),
        genre: orNull(genre),
        logline: orNull(logline),
        audience: orNull(audience),
      }),
    );
  };
  const problemOf = (field: string) => fieldMessage(error, field);
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label="Title"
        name="title"
        required
        maxLength={120}
        value={title}
        onChange={setTitle}
        problem={problemOf('title')}
      />
      <div className={styles.pair}>
        {hasType ? (
          <SelectField
            label="Type"
            value={type}
            options={types}
            onChange={(value) => setType(projectType.parse(value))}
          />
        ) : null}
        <TextField
          label="Genre"
          name="genre"
          maxLength={500}
          value={genre}
          onChange={setGenre}
          problem={problemOf('genre')}
        />
      </div>
      <TextField
        label="Logline"
        name="logline"
        rows={3}
        maxLength={8000}
        hint="The story in a sentence or two. It can wait."
        value={logline}
        onChange={setLogline}
        problem={problemOf('logline')}
      />
      <TextField
        label="Audience"
        name="audience"
        maxLength={500}
        value={audience}
        onChange={setAudience}
        problem={problemOf('audience')}
      />
      <Problem error={error} onRetry={() => submit()} />
      <div className="row">
        <button type="submit" className="button button-go" aria-disabled={isBusy}>
          {isBusy ? words.busy : words.go}
        </button>
        {children}
      </div>
    </form>
  );
}
