import { readProjects } from '@greenlight/store';
import type { Metadata } from 'next';
import { ProjectsPage } from '../../../components/projects/ProjectsPage.tsx';
import { getStudio } from '../../../root.ts';
import { requireUser } from '../session.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Projects' };

export default async function Page() {
  const user = await requireUser('/projects');
  const projects = await readProjects(getStudio().payload, user);
  return <ProjectsPage projects={projects} user={{ name: user.name, email: user.email, role: user.role }} />;
}
