import type { Finding, StepView } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { frameName, frameWords, lookOf, progressWords } from './step-words.ts';

const blocker = (message: string, where?: string): Finding => ({
  gate: 'workflow.x.complete',
  severity: 'blocker',
  code: 'MISSING',
  message,
  ...(where ? { where } : {}),
});

function step(id: string, title: string, rest: Partial<StepView> = {}): StepView {
  return { id, title, number: 1, status: 'open', isCurrent: false, entry: [], missing: [], completedAt: null, ...rest };
}

const characters = step('character_development', 'Character development', { number: 3 });
const closed = step('scene_breakdown', 'Scene breakdown', {
  number: 4,
  status: 'closed',
  entry: [blocker('Character development not complete', 'step/character_development')],
});

describe('a frame of the strip', () => {
  it('says in words which step a closed one waits for, and reads out why', () => {
    expect(frameWords(closed, [characters, closed])).toBe('needs Characters');
    expect(frameName(closed, 10)).toBe('Scene breakdown, step 4 of 10, closed: Character development not complete');
  });

  it('counts what the current step misses; wishes do not count', () => {
    const wish: Finding = { ...blocker('Say whom the film is for'), severity: 'warning' };
    const current = step('initial_concept', 'Initial concept', {
      status: 'open',
      isCurrent: true,
      missing: [blocker('a'), blocker('b'), wish],
    });
    expect(lookOf(current)).toBe('current');
    expect(frameWords(current, [current])).toBe('2 missing');
    expect(frameName(current, 10)).toBe('Initial concept, step 1 of 10, open, you are here, 2 things missing');
  });

  it('is complete or reopened before it is current', () => {
    const at = '2026-01-31T10:42:00.000Z';
    expect(lookOf(step('a', 'A', { status: 'complete', isCurrent: true }))).toBe('complete');
    const reopened = step('story_structure', 'Story structure', {
      status: 'reopened',
      isCurrent: true,
      reopened: { at, reasons: ['Divide the story into 3 acts'], cause: null },
      missing: [blocker('Divide the story into 3 acts')],
    });
    expect(lookOf(reopened)).toBe('reopened');
    expect(frameWords(reopened, [reopened])).toBe('1 missing');
    expect(frameWords({ ...reopened, isCurrent: false }, [reopened])).toBe('reopened');
    expect(frameName(reopened, 8)).toContain('reopened, you are here: Divide the story into 3 acts');
  });

  it('of a workflow of one’s own has its whole title', () => {
    const own = step('shot_list', 'Shot list of the day', { status: 'closed', entry: [blocker('x', 'step/permits')] });
    expect(frameWords(own, [step('permits', 'Permits'), own])).toBe('needs Permits');
  });

  it('that is closed for no step says so all the same', () => {
    expect(frameWords(step('a', 'A', { status: 'closed' }), [])).toBe('closed');
    expect(frameName(step('a', 'A', { status: 'closed' }), 1)).toContain('closed: something before it');
  });
});

it('progress counts what is complete', () => {
  expect(progressWords([step('a', 'A', { status: 'complete' }), characters, closed])).toBe('1 of 3');
});
