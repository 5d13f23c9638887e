import type { StepView, WorkflowView } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { stepEntries } from './step-entries.ts';

const step = (id: string, title: string, rest: Partial<StepView> = {}): StepView => ({
  id,
  title,
  number: 1,
  status: 'open',
  isCurrent: false,
  entry: [],
  missing: [],
  completedAt: null,
  ...rest,
});
const choice = (id: string, title: string, reason?: string): WorkflowView['choices'][number] => ({
  id,
  title,
  description: `${title} at once`,
  recommended: false,
  blocked: reason !== undefined,
  ...(reason === undefined ? {} : { reason }),
});
const view: WorkflowView = {
  workflow: { id: 'feature-film', title: 'Feature film' },
  currentStep: 'concept',
  progress: 0,
  steps: [
    step('concept', 'Initial concept', { isCurrent: true }),
    step('cast', 'Cast', { number: 2 }),
    step('scenes', 'Scene breakdown', { number: 3, status: 'closed' }),
  ],
  choices: [
    choice('add', 'Add a character'),
    choice('generate', 'Generate scenes', 'Add them one by one'),
    choice('manual_override', 'Something else'),
    choice('review_progress', 'Review progress'),
    choice('advance_to_cast', 'Go on to Cast'),
    choice('advance_to_scenes', 'Go on to Scene breakdown', 'Cast not complete'),
  ],
  next: ['cast'],
  nextAction: 'Add a character',
  thresholds: [],
};
const actOf = (title: string, canWrite = true) => stepEntries(view, canWrite).find((one) => one.title === title)?.act;

describe('the steps in the palette', () => {
  it('are gone to where they are open; a closed one shows its sheet, with the reason beside it', () => {
    expect(actOf('Go to cast')).toEqual({ type: 'choose', choice: 'advance_to_cast', title: 'Go on to Cast' });
    expect(actOf('Go to scene breakdown')).toEqual({ type: 'step', step: 'scenes' });
    expect(stepEntries(view, true).find(({ title }) => title === 'Go to scene breakdown')?.note).toBe(
      'Cast not complete',
    );
  });

  it('take each choice; a blocked one shows why, and her own words begin in the composer', () => {
    expect(actOf('Add a character')).toEqual({ type: 'choose', choice: 'add', title: 'Add a character' });
    expect(actOf('Generate scenes')).toEqual({ type: 'step', step: 'concept' });
    expect(actOf('Something else')).toEqual({ type: 'instead' });
    expect(actOf('Review progress')).toMatchObject({ choice: 'review_progress' });
    expect(actOf('What is missing?')).toEqual({ type: 'step', step: 'concept' });
  });

  it('can be looked at by a reader, who takes none', () => {
    expect(actOf('Go to cast', false)).toEqual({ type: 'step', step: 'cast' });
    expect(actOf('Add a character', false)).toBeUndefined();
  });
});
