import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { parseNext } from '../../../client/next-page.ts';
import { AccountPage } from '../../../components/account/AccountPage.tsx';
import { SignInForm } from '../../../components/account/SignInForm.tsx';
import { findUser } from '../session.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Sign in' };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const next = parseNext((await searchParams).next);
  if (await findUser()) redirect(next);
  return (
    <AccountPage title="Sign in">
      <SignInForm next={next} />
    </AccountPage>
  );
}
