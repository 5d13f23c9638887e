import type { ProjectSnapshot } from '@greenlight/schema';
import { canAdvanceToStep, createGround, viewWorkflow } from '@greenlight/workflow';
import { storeFilm } from '../packages/store/bench/stored-film.ts';
import { type Figure, median, time } from './statistics.ts';

const id = (number: number) => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
const head = (number: number) => ({ id: id(number), project: id(0), createdVia: 'manual', sources: {} }) as const;
const times = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, at) => make(at));

/** A film of a thousand characters and two thousand scenes, each with a panel, a breakdown and all that its steps ask for, up to its review. */
export function largeFilm(characters = 1_000, scenes = 2_000): ProjectSnapshot {
  const text = 'The photograph is behind the panel above the bell pull.';
  const act = (index: number) => id(9_000_000 + (index % 3));
  return {
    project: { id: id(0), title: 'The Scandal', type: 'feature-film', genre: 'Mystery', logline: text },
    characters: times(characters, (index) => ({
      ...head(1_000_000 + index),
      name: `Character ${index}`,
      description: text,
      role: index === 0 ? 'protagonist' : 'supporting',
    })),
    locations: times(100, (index) => ({ ...head(2_000_000 + index), name: `Place ${index}`, description: text })),
    scenes: times(scenes, (index) => ({
      ...head(3_000_000 + index),
      number: index + 1,
      location: id(2_000_000 + (index % 100)),
      timeOfDay: 'day',
      characters: [id(1_000_000 + (index % characters)), id(1_000_000 + ((index * 7) % characters))],
      summary: text,
      act: act(index),
      status: 'approved',
      runningTime: 60,
    })),
    relationships: [],
    acts: times(3, (index) => ({ ...head(9_000_000 + index), number: index + 1, summary: text })),
    beats: [],
    panels: times(scenes, (index) => ({
      ...head(4_000_000 + index),
      scene: id(3_000_000 + index),
      description: text,
      shotSize: 'wide',
    })),
    media: [
      ...times(characters, (index) => ({
        ...head(5_000_000 + index),
        title: 'Sheet',
        kind: 'sheet' as const,
        character: id(1_000_000 + index),
        text,
      })),
      ...times(scenes, (index) => ({
        ...head(6_000_000 + index),
        title: 'Breakdown',
        kind: 'breakdown' as const,
        scene: id(3_000_000 + index),
        text,
      })),
    ],
    reviews: [],
    notes: [],
    packs: [],
    memberCount: 2,
    lastChange: null,
    workflow: null,
    definition: null,
  };
}

/** What a person would write who had to know whether the step may begin: each record looked at once, each id looked up. */
function walkOnce({ characters, locations, scenes, acts }: ProjectSnapshot): boolean {
  const covered = new Set<string>();
  const people = new Set(characters.map(({ id: each }) => each));
  const places = new Set(locations.map(({ id: each }) => each));
  let sound = characters.length >= 2;
  for (const { description, occupation } of characters) if (!description?.trim() && !occupation?.trim()) sound = false;
  for (const { location, timeOfDay, summary, characters: cast, act } of scenes) {
    if (!location || !places.has(location) || !timeOfDay || !summary?.trim()) sound = false;
    if (!cast?.some((each) => people.has(each))) sound = false;
    if (act) covered.add(act);
  }
  return sound && acts.every(({ id: act, summary }) => covered.has(act) && (summary?.trim().length ?? 0) >= 20);
}

/** Whether a step of a large film may begin, and its whole view, in milliseconds without the database: each on a ground that nobody has judged yet. */
export function measureWorkflow(rounds: number): Figure[] {
  // As it is after it was read: every text is its own.
  const film: ProjectSnapshot = JSON.parse(JSON.stringify(largeFilm()));
  // A copy of the outermost object is a snapshot that nothing is remembered of, as one that was just read.
  const fresh = () => createGround({ ...film });
  const storyboard = timeOf(rounds, () => mustPass(canAdvanceToStep(fresh(), 'storyboard').valid));
  const review = timeOf(rounds, () => mustPass(canAdvanceToStep(fresh(), 'review').valid));
  const view = timeOf(rounds, () => viewWorkflow(fresh(), { engines: new Set() }));
  const walk = timeOf(rounds, () => mustPass(walkOnce({ ...film })));
  const ratio = storyboard / walk;
  return [
    {
      what: 'canAdvanceToStep, 1,000 characters and 2,000 scenes, without the database',
      measured: `${storyboard.toFixed(2)} ms to the storyboard, ${review.toFixed(2)} ms to the review`,
      aim: '≤ 5 ms',
      holds: Math.max(storyboard, review) <= 5,
    },
    {
      what: 'the same against one bare walk over the same records',
      measured: `${storyboard.toFixed(2)} ms, ${walk.toFixed(2)} ms: ${ratio.toFixed(1)} ×`,
      aim: '≤ 10 ×',
      holds: ratio <= 10,
    },
    {
      what: 'the whole view of that film: ten steps, choices, what is missing',
      measured: `${view.toFixed(2)} ms`,
      aim: '≤ 10 ms',
      holds: view <= 10,
    },
  ];
}

/** The same question to a film in the database: what it costs beyond the database's own time, after a change and with nothing read yet. */
export async function measureStoredWorkflow(rounds: number): Promise<Figure[]> {
  const stored = await storeFilm(largeFilm());
  const warm: number[] = [];
  const cold: number[] = [];
  for (let round = -3; round < rounds; round += 1) {
    await stored.change(round + 3);
    const bare = await time(() => stored.follow());
    const asked = await time(async () => mustPass(await stored.ask('review')));
    const read = await time(() => stored.readAll());
    const judged = await time(async () => mustPass(await stored.readAndJudge('review')));
    if (round < 0) continue;
    warm.push(asked - bare);
    cold.push(judged - read);
  }
  await stored.close();
  return [
    beyond('canAdvanceToStep on that film in the database, after a change', median(warm)),
    beyond('the same with every record read first', median(cold)),
  ];
}

function beyond(what: string, ms: number): Figure {
  return { what, measured: `${ms.toFixed(2)} ms beyond the database`, aim: '≤ 5 ms', holds: ms <= 5 };
}

function timeOf(rounds: number, work: () => unknown): number {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    work();
    samples.push(performance.now() - started);
  }
  return median(samples);
}

function mustPass(passed: boolean): void {
  if (!passed) throw new Error('The film of the measurement is not what it should be');
}
