import type { Classification } from '@greenlight/schema';
import { type ClassifyOptions, classifyQuery } from '../src/classifier/classify-query.ts';
import { type Judgement, judgeQueries, type LabelledQuery, renderConfusion, renderRecall } from './confusion.ts';
import { falseAccepts } from './false-accepts.ts';
import { olderSet, unseenSet, withoutStory, withStory } from './sets.ts';

/** The story's own classifier, as the faces put it behind the commands. */
export type StoryReader = NonNullable<ClassifyOptions['story']>;

export interface Measured {
  name: 'older' | 'work' | 'held';
  isWithStory: boolean;
  judgements: Judgement[];
  /** Of all queries, the part that was judged right. */
  accuracy: number;
  falseAccepts: Judgement[];
}

/** What the sets reached, less two points: below that the evaluation fails. All of the older set is right. */
export const floors = {
  alone: { older: 1, work: 0.976, held: 0.97 },
  story: { older: 1, work: 0.963, held: 0.959 },
};

/** Judges the sets, without the story and, when its reader is given, with it. */
export function measureClassifier(story?: StoryReader): Measured[] {
  const alone = [
    measure('older', withoutStory(olderSet)),
    measure('work', withoutStory(unseenSet.work)),
    measure('held', withoutStory(unseenSet.held)),
  ];
  if (!story) return alone;
  return [
    ...alone,
    measure('older', withStory(olderSet), story),
    measure('work', unseenSet.work, story),
    measure('held', unseenSet.held, story),
  ];
}

function measure(name: Measured['name'], queries: readonly LabelledQuery[], story?: StoryReader): Measured {
  const classify = (query: string): Classification => classifyQuery(query, story ? { story } : {});
  const judgements = judgeQueries(queries, classify);
  const right = judgements.filter(({ isRight }) => isRight).length;
  return {
    name,
    isWithStory: story !== undefined,
    judgements,
    accuracy: right / judgements.length,
    falseAccepts: falseAccepts(judgements),
  };
}

/** True when nothing was taken for an action it is not, and no set fell below its floor. */
export function isGood({ name, isWithStory, accuracy, falseAccepts }: Measured): boolean {
  return falseAccepts.length === 0 && accuracy >= floors[isWithStory ? 'story' : 'alone'][name];
}

/** The tables and what failed. Of the held part the failures are only shown when asked for. */
export function renderReport(measured: readonly Measured[], showsHeld = false): string {
  return measured.map((set) => renderSet(set, showsHeld)).join('\n\n');
}

function renderSet(set: Measured, showsHeld: boolean): string {
  const { name, isWithStory, judgements, accuracy } = set;
  const wrong = judgements.filter(({ isRight }) => !isRight);
  const summary = `${judgements.length - wrong.length} of ${judgements.length} right (${(accuracy * 100).toFixed(1)} %), ${set.falseAccepts.length} taken for an action that was not asked for`;
  const title = `Classifier, ${titles[name]}, ${isWithStory ? 'with' : 'without'} the story: ${summary}`;
  const shown = name === 'held' && !showsHeld ? set.falseAccepts : wrong;
  const failures = shown.map(
    ({ labelled, found }) => `  ${describe(labelled)}, found ${found.type} ${json(found.args)}`,
  );
  return [title, renderConfusion(judgements), `Right by type: ${renderRecall(judgements)}`, ...failures].join('\n');
}

const titles = { older: 'older set', work: 'unseen set, work part', held: 'unseen set, held part' };

function describe({ query, type, args }: LabelledQuery): string {
  return `${json(query)} means ${type} ${json(args ?? {})}`;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
