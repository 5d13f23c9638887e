import type { MemberRole, ProjectRecord } from '@greenlight/schema';
import { LocalTime } from '../parts/LocalTime.tsx';
import { memberRoleWords, projectTypeWords } from './project-kinds.ts';
import styles from './projects.module.css';

export interface ListedProject extends ProjectRecord {
  role: MemberRole;
  updatedAt: string;
}

export function ProjectCard({ project }: { project: ListedProject }) {
  return (
    <article className={styles.card}>
      <h2 dir="auto">
        <a href={`/projects/${project.id}`}>{project.title}</a>
      </h2>
      <p className={styles.kind} dir="auto">
        {[projectTypeWords[project.type], project.genre].filter(Boolean).join(' · ')}
      </p>
      <p className={styles.logline} dir="auto">
        {project.logline}
      </p>
      <p className={styles.foot}>
        <span className="tag">{memberRoleWords[project.role]}</span>
        <span>
          changed <LocalTime at={project.updatedAt} />
        </span>
      </p>
    </article>
  );
}
