'use client';

import type { ProjectFields, UserRole } from '@greenlight/schema';
import { useState } from 'react';
import { createProject } from '../../client/studio-api.ts';
import { UserMenu } from '../header/UserMenu.tsx';
import { Brand } from '../parts/Brand.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { type ListedProject, ProjectCard } from './ProjectCard.tsx';
import { ProjectFieldsForm } from './ProjectFieldsForm.tsx';
import styles from './projects.module.css';

interface ProjectsPageProps {
  projects: ListedProject[];
  user: { name: string; email: string; role: UserRole };
}

/** All of a user's projects, and the way to begin another. */
export function ProjectsPage({ projects, user }: ProjectsPageProps) {
  const [isCreating, setCreating] = useState(false);
  const canCreate = user.role !== 'viewer';
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <Brand />
        <UserMenu user={user} />
      </header>
      <main className={styles.page}>
        <div className={styles.head}>
          <h1>Projects</h1>
          {canCreate && projects.length > 0 ? (
            <button type="button" className="button button-go" onClick={() => setCreating(true)}>
              New project
            </button>
          ) : null}
        </div>
        {projects.length > 0 ? (
          <ul className={styles.grid}>
            {projects.map((project) => (
              <li key={project.id}>
                <ProjectCard project={project} />
              </li>
            ))}
          </ul>
        ) : (
          <FirstProject canCreate={canCreate} />
        )}
      </main>
      {isCreating ? (
        <Dialog title="New project" onClose={() => setCreating(false)}>
          <CreateProject />
        </Dialog>
      ) : null}
    </div>
  );
}

function FirstProject({ canCreate }: { canCreate: boolean }) {
  if (!canCreate) return <p>You belong to no project yet. Its owner can add you by your e-mail address.</p>;
  return (
    <section className={styles.first} aria-label="Your first project">
      <p>You have no project yet. A title is enough to begin; everything else can be said later.</p>
      <CreateProject />
    </section>
  );
}

function CreateProject() {
  const create = async (fields: ProjectFields) => {
    const { doc } = await createProject(fields);
    location.assign(`/projects/${doc.id}`);
  };
  return <ProjectFieldsForm words={{ go: 'Create project', busy: 'Creating…' }} onSubmit={create} />;
}
