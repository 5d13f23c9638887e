import type { Metadata } from 'next';
import { parseNext } from '../../../client/next-page.ts';
import { AccountPage } from '../../../components/account/AccountPage.tsx';
import { SignUpForm } from '../../../components/account/SignUpForm.tsx';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Sign up' };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { invite, next } = await searchParams;
  const token = typeof invite === 'string' && invite !== '' ? invite : null;
  return (
    <AccountPage title={token ? 'The first admin’s account' : 'Sign up'}>
      <SignUpForm invite={token} next={parseNext(next)} />
    </AccountPage>
  );
}
