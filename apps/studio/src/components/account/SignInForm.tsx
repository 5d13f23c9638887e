'use client';

import { type FormEvent, useState } from 'react';
import { signIn } from '../../client/studio-api.ts';
import { Problem } from '../parts/Problem.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useRequest } from '../parts/use-request.ts';
import styles from './account.module.css';

export function SignInForm({ next }: { next: string }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { isBusy, error, run } = useRequest();
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    const isIn = await run(() => signIn(email.trim(), password));
    // A whole new page: nothing that was read before the sign-in is kept.
    if (isIn) location.assign(next);
  };
  return (
    <form onSubmit={submit}>
      <TextField label="E-mail" type="email" autoComplete="username" required value={email} onChange={setEmail} />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <Problem error={error} onRetry={() => void submit()} />
      <button type="submit" className="button button-go" aria-disabled={isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </button>
      <p className={styles.other}>
        No account yet? <a href={next === '/' ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`}>Sign up</a>
      </p>
    </form>
  );
}
