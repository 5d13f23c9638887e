import type { ProjectRecord } from '@greenlight/schema';
import { patchConfigRequest } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { configChanges, withConfig } from './config-changes.ts';

const project: ProjectRecord = {
  id: '00000000-0000-4000-8000-000000000001',
  title: 'The Scandal',
  type: 'feature-film',
  thresholds: { characters: 4 },
};
const thresholds = [
  { name: 'characters', title: 'Characters', value: 4, default: 2 },
  { name: 'acts', title: 'Acts', value: 3, default: 3 },
];
const written = { type: 'feature-film' as const, workflow: '', target: '', measures: {} };
const changes = (rest: Partial<Parameters<typeof configChanges>[1]>) =>
  configChanges({ project, thresholds }, { ...written, ...rest });

describe('what is asked of the studio', () => {
  it('is only what was changed', () => {
    expect(changes({})).toEqual({});
    expect(changes({ target: '95', measures: { acts: '5', characters: '4' } })).toEqual({
      targetMinutes: 95,
      thresholds: { acts: 5 },
    });
  });

  it('gives a threshold back to the workflow when it is its own value, or empty', () => {
    expect(changes({ measures: { characters: '2' } })).toEqual({ thresholds: { characters: null } });
    expect(changes({ measures: { characters: ' ' } })).toEqual({ thresholds: { characters: null } });
  });

  it('names a workflow only for a project of type custom', () => {
    expect(changes({ type: 'custom', workflow: ' documentary ' })).toEqual({ type: 'custom', workflow: 'documentary' });
    expect(changes({ type: 'short-film', workflow: 'documentary' })).toEqual({ type: 'short-film' });
  });

  it('is refused by the studio’s own schema where it is no number', () => {
    expect(patchConfigRequest.safeParse(changes({ measures: { acts: '2.5' } })).success).toBe(false);
    expect(patchConfigRequest.safeParse(changes({ measures: { acts: '5' } })).success).toBe(true);
  });
});

it('the page shows the project with its changes; what is given back is the workflow’s', () => {
  const now = withConfig(project, { targetMinutes: 95, thresholds: { characters: null, acts: 5 } });
  expect(now).toEqual({ ...project, targetMinutes: 95, thresholds: { acts: 5 } });
});
