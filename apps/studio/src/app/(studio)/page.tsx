import { readProjects } from '@greenlight/store';
import { redirect } from 'next/navigation';
import { getStudio } from '../../root.ts';
import { findUser } from './session.ts';

export const dynamic = 'force-dynamic';

/** The front door: to the project she worked on last, to her projects when there is none, or to the sign-in. */
export default async function Page() {
  const user = await findUser();
  if (!user) redirect('/sign-in');
  const [latest] = await readProjects(getStudio().payload, user);
  redirect(latest ? `/projects/${latest.id}` : '/projects');
}
