import type { CharacterRecord } from '@greenlight/schema';
import { projectSnapshot } from '@greenlight/testkit/film';
import { describe, expect, it } from 'vitest';
import { createProjectState, reduceProject } from './project-state.ts';
import { missingBefore, selectDefinition, selectMissing, selectWorkflow } from './workflow-view.ts';

const empty = projectSnapshot({ project: { id: 'p' } });
const place = {
  capability: 'write' as const,
  role: 'owner' as const,
  session: null,
  hasEarlierMessages: false,
  seq: 0,
};
const start = createProjectState({ ...empty, ...place, members: [], sessions: [], messages: [] }, 'ada');
const mara: CharacterRecord = { id: 'mara', project: 'p', createdVia: 'chat', sources: {}, name: 'Mara' };

describe('where the film stands, on the page', () => {
  it('is the same view for as long as no record changes', () => {
    const view = selectWorkflow(start);
    expect(view.steps).toHaveLength(10);
    const looked = reduceProject(start, { type: 'tabShown', tab: 'map' });
    expect(selectWorkflow(looked)).toBe(view);
    expect(selectMissing(looked)).toBe(selectMissing(start));
  });

  it('follows a record, a member and the project at once', () => {
    const view = selectWorkflow(start);
    const named = reduceProject(start, { type: 'recordSaved', kind: 'character', record: mara });
    expect(selectWorkflow(named)).not.toBe(view);
    const short = reduceProject(start, { type: 'projectSaved', project: { ...empty.project, type: 'short-film' } });
    expect(selectWorkflow(short).steps).toHaveLength(8);
    expect(selectDefinition(short).id).toBe('short-film');
  });

  it('says what there is to do before a closed step: what can be worked on first, and nothing that stops nobody', () => {
    const things = missingBefore(start, 'storyboard');
    expect(things[0]?.step).toBe('initial_concept');
    expect(new Set(things.map(({ severity }) => severity))).toEqual(new Set(['blocker']));
  });
});
