import { authenticate, type SignedInUser } from '@greenlight/store';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getStudio } from '../../root.ts';

/** Who asks for a page; null when nobody is signed in. */
export async function findUser(): Promise<SignedInUser | null> {
  const { payload, serverUrl } = getStudio();
  const asked = new Headers(await headers());
  // Typing an address sends no Origin, and Payload believes a cookie only with one that it knows. Reading a page changes nothing.
  asked.set('origin', new URL(serverUrl).origin);
  return authenticate(payload, asked);
}

/** Who asks for a page that needs a sign-in; others are sent to sign in, and back afterwards. */
export async function requireUser(path: string): Promise<SignedInUser> {
  const user = await findUser();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return user;
}
