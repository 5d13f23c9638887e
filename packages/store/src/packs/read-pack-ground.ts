import { contentHash } from '@greenlight/ledger';
import { GreenlightError, type StepView } from '@greenlight/schema';
import { nextAction } from '@greenlight/workflow';
import { readHead } from '../ledger/ledger-table.ts';
import { readMembers } from '../views/project-view.ts';
import { readGround } from '../workflow/read-ground.ts';
import { viewProject } from '../workflow/view-project.ts';
import { findRows, type Reader } from '../write-path/database.ts';
import type { ConversationsHead, PackGround } from './pack-ground.ts';
import { targetId } from './target-id.ts';

/** Who packages which phase; without a step the one that the film stands at. */
export interface PackOrder {
  project: string;
  by: string;
  step?: string | undefined;
}

/** Reads all that a pack is written from. Throws NOT_FOUND for an unknown project, VALIDATION for a step that its workflow does not have. */
export async function readPackGround(reader: Reader, { project, by, step }: PackOrder): Promise<PackGround> {
  const [workflow, members, conversations] = await Promise.all([
    readGround(reader, project),
    readMembers(reader.payload, project),
    readConversations(reader, project),
  ]);
  const { snapshot } = workflow;
  const { steps } = viewProject(workflow);
  const number = snapshot.packs.length + 1;
  return {
    target: targetId(snapshot.project.title, project, number),
    number,
    at: momentAfter(snapshot.lastChange?.at),
    by,
    step: findStep(steps, step ?? workflow.state.current),
    snapshot,
    members,
    workflow,
    steps,
    nextAction: nextAction(workflow),
    conversations,
  };
}

function findStep(steps: readonly StepView[], id: string): StepView {
  const found = steps.find((step) => step.id === id);
  if (found) return found;
  const message = `The workflow has no step “${id}”. It has ${steps.map((step) => step.id).join(', ')}.`;
  throw new GreenlightError('VALIDATION', message, { details: { fields: [{ field: 'step', message }] } });
}

/** A pack is later than what it holds, also when both are of one millisecond: else it would be out of date at once. */
function momentAfter(change: string | undefined): string {
  return new Date(Math.max(Date.now(), change ? Date.parse(change) + 1 : 0)).toISOString();
}

async function readConversations(reader: Reader, project: string): Promise<ConversationsHead> {
  const sessions = await findRows(reader, 'sessions', { project: { equals: project } });
  const heads = await Promise.all(sessions.map(({ id }) => readHead(reader, id)));
  const lines = heads.map(({ stream, size, hash }) => `${stream} ${size} ${hash}\n`).sort();
  return {
    count: heads.length,
    entries: heads.reduce((sum, { size }) => sum + size, 0),
    digest: contentHash(lines.join('')),
  };
}
