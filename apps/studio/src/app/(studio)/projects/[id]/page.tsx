import { recordId } from '@greenlight/schema';
import { readProjects, readProjectView } from '@greenlight/store';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Studio } from '../../../../components/Studio.tsx';
import { getStudio } from '../../../../root.ts';
import { requireUser } from '../../session.ts';

export const dynamic = 'force-dynamic';

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The project for whoever asks; "not found" for one that is not there or not hers: the two are not told apart. */
const readView = cache(async (id: string, session: string | undefined) => {
  const user = await requireUser(`/projects/${id}`);
  if (!recordId.safeParse(id).success) notFound();
  try {
    return { user, view: await readProjectView(getStudio().payload, user, id, session) };
  } catch (error) {
    // The pages are a bundle of their own: the class is another one, the code is the same.
    const code = (error as { code?: unknown }).code;
    if (code === 'NOT_FOUND' || code === 'FORBIDDEN') notFound();
    throw error;
  }
});

async function readPage({ params, searchParams }: PageProps) {
  const [{ id }, { session }] = await Promise.all([params, searchParams]);
  return readView(id, typeof session === 'string' ? session : undefined);
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { view } = await readPage(props);
  return { title: view.project.title };
}

export default async function Page(props: PageProps) {
  const { user, view } = await readPage(props);
  const projects = await readProjects(getStudio().payload, user);
  const others = projects.map(({ id, title }) => ({ id, title }));
  return (
    <Studio
      key={view.project.id}
      view={view}
      projects={others}
      user={{ id: user.id, name: user.name, email: user.email, role: user.role }}
    />
  );
}
