import { queryType } from '@greenlight/schema';
import { readIntent } from '@greenlight/story';
import { describe, expect, it } from 'vitest';
import { destructiveTypes, falseAccepts } from './false-accepts.ts';
import { isGood, measureClassifier, renderReport } from './report.ts';
import { olderSet, unseenSet } from './sets.ts';

const measured = measureClassifier((query) => readIntent(query));
const unseen = [...unseenSet.work, ...unseenSet.held];

describe('the unseen set', () => {
  it('has every type at least eight times, in both parts, and no query twice', () => {
    for (const type of queryType.options) {
      expect([type, unseen.filter((labelled) => labelled.type === type).length >= 8]).toEqual([type, true]);
      expect(unseenSet.held.some((labelled) => labelled.type === type)).toBe(true);
    }
    expect(unseen.length).toBeGreaterThanOrEqual(320);
    expect(new Set(unseen.map(({ query }) => query)).size).toBe(unseen.length);
  });
});

describe.each(measured)('$name set, with the story: $isWithStory', (set) => {
  it('takes no message for an action that was not asked for', () => {
    expect(set.falseAccepts).toEqual([]);
  });

  it('is told apart as well as it was', () => {
    expect(isGood(set)).toBe(true);
  });
});

describe('the report', () => {
  it('shows what failed, of the held part only when asked for', () => {
    const held = measured.filter(({ name, isWithStory }) => name === 'held' && isWithStory);
    const wrong = held.flatMap(({ judgements }) => judgements.filter(({ isRight }) => !isRight));
    expect(renderReport(held)).toMatch(/^Classifier, unseen set, held part, with the story: \d+ of \d+ right/);
    expect(renderReport(held).split(' means ').length - 1).toBe(0);
    expect(renderReport(held, true).split(' means ').length - 1).toBe(wrong.length);
  });

  it('counts an action that was not meant, whatever was meant', () => {
    const found = { type: 'story_delete' as const, confidence: 1, pattern: '', args: {} };
    const judged = olderSet.map((labelled) => ({ labelled, found, isRight: false }));
    expect(destructiveTypes.has('story_delete')).toBe(true);
    expect(falseAccepts(judged).length).toBe(olderSet.length);
    expect(measured.every((set) => isGood({ ...set, falseAccepts: judged.slice(0, 1) }))).toBe(false);
  });
});
