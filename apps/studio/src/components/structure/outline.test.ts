import type { ActRecord, BeatRecord, SceneRecord } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { actWeight, filmLength, outline } from './outline.ts';

const head = { project: 'p', createdVia: 'manual' as const, sources: {} };
const act = (id: string, number: number): ActRecord => ({ ...head, id, number });
const beat = (id: string, extra: Partial<BeatRecord>): BeatRecord => ({ ...head, id, title: id, ...extra });
const scene = (id: string, extra: Partial<SceneRecord>): SceneRecord => ({ ...head, id, ...extra });

describe('outline', () => {
  const film = outline({
    acts: [act('second', 2), act('first', 1)],
    beats: [beat('b', { act: 'first', number: 2 }), beat('a', { act: 'first', number: 1 }), beat('c', {})],
    scenes: [scene('s', { act: 'second' }), scene('lost', { act: 'gone' })],
  });

  it('has the acts in their order, and the beats in theirs', () => {
    expect(film.acts.map(({ act: { id }, beats }) => [id, beats.map((one) => one.id)])).toEqual([
      ['first', ['a', 'b']],
      ['second', []],
    ]);
  });

  it('keeps what is in no act, or in one that is gone', () => {
    expect(film.loose.beats.map(({ id }) => id)).toEqual(['c']);
    expect(film.loose.scenes.map(({ id }) => id)).toEqual(['lost']);
  });
});

describe('the length of a film', () => {
  const scenes = [
    scene('long', { runningTime: 150 }),
    scene('untimed', {}),
    scene('out', { runningTime: 600, status: 'omitted' }),
  ];

  it('leaves out what is omitted, and says what is not timed', () => {
    expect(filmLength(scenes)).toEqual({ count: 2, seconds: 150, untimed: 1 });
  });

  it('draws an untimed scene as a minute, and an empty act as one', () => {
    expect(actWeight({ scenes })).toBe(210);
    expect(actWeight({ scenes: [] })).toBe(60);
  });
});
