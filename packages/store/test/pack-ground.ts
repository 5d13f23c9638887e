import type { MemberRecord, ProjectSnapshot } from '@greenlight/schema';
import { createGround, nextAction } from '@greenlight/workflow';
import type { PackGround } from '../src/packs/pack-ground.ts';
import { viewProject } from '../src/workflow/view-project.ts';

const owner: MemberRecord = {
  id: '00000000-0000-4000-9000-000000000900',
  user: '00000000-0000-4000-9000-000000000901',
  name: 'Ada Lovelace',
  email: 'ada@example.test',
  role: 'owner',
};

/** What a pack is written from, of a project as it stands. */
export function packGround(snapshot: ProjectSnapshot, given: Partial<PackGround> = {}): PackGround {
  const workflow = createGround(snapshot);
  const { steps } = viewProject(workflow);
  const [first] = steps;
  if (!first) throw new Error('The workflow has no step.');
  return {
    target: 'FILM-THE-SCANDAL-001',
    number: 1,
    at: '2026-11-20T15:12:00.000Z',
    by: owner.user,
    step: first,
    snapshot,
    members: [owner],
    workflow,
    steps,
    nextAction: nextAction(workflow),
    conversations: { count: 0, entries: 0, digest: `sha256:${'0'.repeat(64)}` },
    ...given,
  };
}
