import type { RelationshipRecord } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { layOutMap, type MapLayout, neighboursOf } from './map-layout.ts';
import { edgeText } from './route-edges.ts';

const person = (index: number) => ({ id: `p${index}`, label: `Person number ${index}`.slice(0, 16) });
const relate = (from: number, to: number, extra: Partial<RelationshipRecord> = {}): RelationshipRecord => ({
  id: `r${from}-${to}`,
  project: 'p',
  createdVia: 'chat',
  sources: {},
  from: `p${from}`,
  to: `p${to}`,
  type: 'friend',
  ...extra,
});
const crowd = (count: number) => Array.from({ length: count }, (_, index) => person(index));
const ring = (count: number) =>
  Array.from({ length: count }, (_, index) => relate(index, (index * 7 + 1) % count)).filter(
    (one) => one.from !== one.to,
  );

function overlapping({ nodes }: MapLayout): number {
  return nodes.filter((a, index) =>
    nodes.some(
      (b, other) =>
        other > index &&
        Math.abs(a.x - b.x) < (a.width + b.width) / 2 &&
        Math.abs(a.y - b.y) < (a.height + b.height) / 2,
    ),
  ).length;
}

describe('layOutMap', () => {
  for (const [count, width] of [
    [2, 320],
    [9, 320],
    [9, 760],
    [60, 360],
    [60, 760],
    [60, 1100],
  ] as const) {
    it(`keeps ${count} people apart and inside ${width} pixels`, () => {
      const layout = layOutMap(crowd(count), ring(count), width);
      expect(layout.nodes).toHaveLength(count);
      expect(overlapping(layout)).toBe(0);
      for (const node of layout.nodes) {
        expect(node.x - node.width / 2).toBeGreaterThanOrEqual(0);
        expect(node.x + node.width / 2).toBeLessThanOrEqual(width);
        expect(node.y - node.height / 2).toBeGreaterThanOrEqual(0);
        expect(node.y + node.height / 2).toBeLessThanOrEqual(layout.height);
      }
    });
  }

  it('draws the same thing twice', () => {
    expect(layOutMap(crowd(20), ring(20), 760)).toEqual(layOutMap(crowd(20), ring(20), 760));
  });

  it('draws nobody', () => {
    expect(layOutMap([], [], 760).nodes).toEqual([]);
  });

  it('puts people who are related nearer than people who are not', () => {
    const layout = layOutMap(crowd(12), [relate(0, 1)], 900);
    const place = (id: string) => layout.nodes.find((node) => node.id === id) ?? { x: 0, y: 0 };
    const distance = (a: string, b: string) => Math.hypot(place(a).x - place(b).x, place(a).y - place(b).y);
    const others = crowd(12)
      .slice(2)
      .map(({ id }) => distance('p0', id));
    expect(distance('p0', 'p1')).toBeLessThan(others.reduce((sum, one) => sum + one, 0) / others.length);
  });

  it('draws two relationships of the same people as two lines', () => {
    const both = [relate(0, 1), { ...relate(1, 0, { type: 'rival' }), id: 'second' }];
    const [first, second] = layOutMap(crowd(2), both, 760).edges;
    expect(first?.path).not.toBe(second?.path);
    expect(first?.label).not.toEqual(second?.label);
  });

  it('leaves out what relates to somebody who is not there', () => {
    expect(layOutMap(crowd(2), [relate(0, 5), relate(1, 1)], 760).edges).toEqual([]);
  });
});

describe('neighboursOf', () => {
  it('knows both ends', () => {
    const neighbours = neighboursOf([relate(0, 1), relate(2, 0)]);
    expect([...(neighbours.get('p0') ?? [])]).toEqual(['p1', 'p2']);
    expect([...(neighbours.get('p2') ?? [])]).toEqual(['p0']);
  });
});

describe('edgeText', () => {
  it('is the type, or what was said where the type says nothing', () => {
    expect(edgeText({ type: 'rival', description: 'wants the photograph' })).toBe('rival');
    expect(edgeText({ type: 'other', description: 'hires' })).toBe('hires');
    expect(edgeText({ type: 'other', description: 'owes him a great deal of money' })).toBe('owes him a great de…');
    expect(edgeText({ type: 'other', description: null })).toBe('other');
  });
});
