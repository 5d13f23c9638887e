import type { MemberRole, ProjectType } from '@greenlight/schema';

export const projectTypeWords: Record<ProjectType, string> = {
  'feature-film': 'Feature film',
  'short-film': 'Short film',
  custom: 'Another workflow',
};

export const memberRoleWords: Record<MemberRole, string> = { owner: 'Owner', editor: 'Editor', viewer: 'Viewer' };
