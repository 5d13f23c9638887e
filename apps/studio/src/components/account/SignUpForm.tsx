'use client';

import { type FormEvent, useState } from 'react';
import { fieldMessage } from '../../client/api.ts';
import { signIn, signUp } from '../../client/studio-api.ts';
import { Problem } from '../parts/Problem.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useRequest } from '../parts/use-request.ts';
import styles from './account.module.css';

export function SignUpForm({ invite, next }: { invite: string | null; next: string }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { isBusy, error, run } = useRequest();
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    const isIn = await run(async () => {
      const account = { name: name.trim(), email: email.trim(), password };
      await signUp(account, invite);
      await signIn(account.email, password);
    });
    if (isIn) location.assign(next);
  };
  const problemOf = (field: string) => fieldMessage(error, field);
  return (
    <form onSubmit={submit}>
      {invite ? (
        <p className={styles.other}>
          This link works once. Whoever signs up with it looks after this studio and its people.
        </p>
      ) : null}
      <TextField
        label="Your name"
        autoComplete="name"
        required
        maxLength={120}
        value={name}
        onChange={setName}
        problem={problemOf('name')}
      />
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={setEmail}
        problem={problemOf('email')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        required
        hint="Eight characters or more."
        value={password}
        onChange={setPassword}
        problem={problemOf('password')}
      />
      <Problem error={error} onRetry={() => void submit()} />
      <button type="submit" className="button button-go" aria-disabled={isBusy}>
        {isBusy ? 'Signing up…' : 'Sign up'}
      </button>
      <p className={styles.other}>
        Signed up already? <a href={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`}>Sign in</a>
      </p>
    </form>
  );
}
