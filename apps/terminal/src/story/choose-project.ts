import { type Capability, GreenlightError, recordId } from '@greenlight/schema';
import type { ProjectMembership, StoryConversation } from './conversation.ts';

export interface ChosenProject {
  id: string;
  /** Said to the person when nobody had named it and there was none. */
  notice?: string;
}

const TITLE = 'My film';

/**
 * The project that a story is told in: the one that is named, else the first of one's own, else the first that one may write to,
 * else a new one. Undefined when there is none and `isTelling` is false: a question begins no film. Throws VALIDATION for what is no
 * id, NOT_FOUND when there is none to read.
 */
export async function chooseProject(
  conversation: StoryConversation,
  named: string | null,
  capability: Capability,
  signal: AbortSignal,
  isTelling: boolean,
): Promise<ChosenProject | undefined> {
  if (named !== null) return { id: parseProject(named) };
  const found = pick(await conversation.memberships(signal), capability);
  if (found) return { id: found.project };
  if (capability === 'read') {
    throw new GreenlightError('NOT_FOUND', 'There is no project of yours to read. Name one with --project.');
  }
  if (!isTelling) return undefined;
  const id = await conversation.createProject(TITLE, signal);
  return { id, notice: `You had no project, so this is a new one: **${TITLE}**, \`${id}\`.` };
}

function pick(memberships: readonly ProjectMembership[], capability: Capability): ProjectMembership | undefined {
  const withRole = (role: ProjectMembership['role']) => memberships.find((one) => one.role === role);
  return withRole('owner') ?? withRole('editor') ?? (capability === 'read' ? withRole('viewer') : undefined);
}

function parseProject(text: string): string {
  if (recordId.safeParse(text).success) return text;
  throw new GreenlightError('VALIDATION', `${JSON.stringify(text.slice(0, 80))} is not the id of a project.`);
}
