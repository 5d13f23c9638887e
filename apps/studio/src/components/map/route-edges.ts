import type { RelationshipRecord, RelationshipType } from '@greenlight/schema';
import type { PlacedNode } from './map-layout.ts';

export interface DrawnEdge {
  id: string;
  from: string;
  to: string;
  type: RelationshipType;
  /** What the label says. */
  text: string;
  /** An SVG path: a curve from one node's edge to the other's. */
  path: string;
  label: { x: number; y: number; width: number };
}

interface Point {
  x: number;
  y: number;
}

interface Curve {
  start: Point;
  middle: Point;
  end: Point;
}

interface Box extends Point {
  width: number;
  height: number;
}

const BENDS = [0.1, -0.1, 0.24, -0.24, 0.4, -0.4];
const LABEL_PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.72];
const LABEL_HEIGHT = 18;

/** Draws each relationship as a curve that passes behind as few others as it can, with its label where there is room for it. */
export function routeEdges(nodes: readonly PlacedNode[], relationships: readonly RelationshipRecord[]): DrawnEdge[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const taken = new Map<string, number[]>();
  const labels: Box[] = [];
  return relationships.flatMap((relationship) => {
    const [from, to] = [byId.get(relationship.from), byId.get(relationship.to)];
    if (!from || !to) return [];
    const curve = chooseCurve(from, to, nodes, usedBends(taken, relationship));
    const text = edgeText(relationship);
    const label = chooseLabel(curve, text, nodes, labels);
    labels.push(label);
    return [
      {
        ...pick(relationship),
        text,
        path: toPath(curve, from, to),
        label: { x: label.x, y: label.y, width: label.width },
      },
    ];
  });
}

/** A relationship in a word: its type, or what was said of it where the type says nothing. */
export function edgeText({ type, description }: Pick<RelationshipRecord, 'type' | 'description'>): string {
  const said = description?.trim() ?? '';
  return type === 'other' && said !== '' ? (said.length <= 20 ? said : `${said.slice(0, 19).trimEnd()}…`) : type;
}

function pick({ id, from, to, type }: RelationshipRecord) {
  return { id, from, to, type };
}

/** The bends that other relationships of the same two people have taken. */
function usedBends(taken: Map<string, number[]>, { from, to }: RelationshipRecord): number[] {
  const key = [from, to].sort().join(' ');
  const used = taken.get(key) ?? [];
  taken.set(key, used);
  return used;
}

function chooseCurve(from: PlacedNode, to: PlacedNode, nodes: readonly PlacedNode[], used: number[]): Curve {
  // A bend is measured from the same end whichever way the relationship goes.
  const sign = from.id < to.id ? 1 : -1;
  const others = nodes.filter((node) => node.id !== from.id && node.id !== to.id);
  const free = BENDS.filter((bend) => !used.includes(bend));
  const ranked = (free.length > 0 ? free : BENDS)
    .map((bend) => ({ bend, cost: hidden(bendCurve(from, to, bend * sign), others) * 10 + Math.abs(bend) }))
    .sort((a, b) => a.cost - b.cost);
  const bend = ranked[0]?.bend ?? 0.1;
  used.push(bend);
  return bendCurve(from, to, bend * sign);
}

function bendCurve(start: Point, end: Point, bend: number): Curve {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  return { start, end, middle: { x: (start.x + end.x) / 2 - dy * bend, y: (start.y + end.y) / 2 + dx * bend } };
}

function at({ start, middle, end }: Curve, t: number): Point {
  const mix = (axis: 'x' | 'y') => (1 - t) ** 2 * start[axis] + 2 * (1 - t) * t * middle[axis] + t ** 2 * end[axis];
  return { x: mix('x'), y: mix('y') };
}

/** How much of a curve lies behind nodes, in samples. */
function hidden(curve: Curve, nodes: readonly Box[]): number {
  const points = Array.from({ length: 15 }, (_, index) => at(curve, (index + 1) / 16));
  return points.filter((point) => nodes.some((node) => isInside(point, node, 6))).length;
}

function chooseLabel(curve: Curve, text: string, nodes: readonly Box[], labels: readonly Box[]): Box {
  const width = text.length * 6.6 + 10;
  const boxes = LABEL_PLACES.map((t) => ({ ...at(curve, t), width, height: LABEL_HEIGHT }));
  const ranked = boxes
    .map((box, index) => ({ box, cost: overlaps(box, nodes) * 3 + overlaps(box, labels) * 2 + index * 0.1 }))
    .sort((a, b) => a.cost - b.cost);
  const { x, y } = ranked[0]?.box ?? at(curve, 0.5);
  return { x: Math.round(x), y: Math.round(y), width, height: LABEL_HEIGHT };
}

function overlaps(box: Box, others: readonly Box[]): number {
  return others.filter(
    (one) =>
      Math.abs(one.x - box.x) < (one.width + box.width) / 2 && Math.abs(one.y - box.y) < (one.height + box.height) / 2,
  ).length;
}

/** Nodes are round at both ends: a point is inside when it is near enough to the line between the two centres. */
function isInside(point: Point, node: Box, margin: number): boolean {
  const radius = node.height / 2;
  const reach = Math.max(node.width / 2 - radius, 0);
  const nearest = node.x + Math.min(Math.max(point.x - node.x, -reach), reach);
  return Math.hypot(point.x - nearest, point.y - node.y) < radius + margin;
}

/** The part of the curve that shows: from where it leaves one node to where it meets the other. */
function toPath(curve: Curve, from: Box, to: Box): string {
  const steps = Array.from({ length: 61 }, (_, index) => index / 60);
  const leaves = steps.find((t) => !isInside(at(curve, t), from, 0)) ?? 0;
  const meets = steps.findLast((t) => !isInside(at(curve, t), to, 4)) ?? 1;
  const part = cut(curve, Math.min(leaves, meets), Math.max(leaves, meets));
  const point = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${point(part.start)} Q${point(part.middle)} ${point(part.end)}`;
}

/** The part of a quadratic curve between two places on it (de Casteljau). */
function cut(curve: Curve, t0: number, t1: number): Curve {
  const [start, end] = [at(curve, t0), at(curve, t1)];
  const mix = (axis: 'x' | 'y') => {
    const [a, b, c] = [curve.start[axis], curve.middle[axis], curve.end[axis]];
    return (1 - t0) * (1 - t1) * a + ((1 - t0) * t1 + (1 - t1) * t0) * b + t0 * t1 * c;
  };
  return { start, end, middle: { x: mix('x'), y: mix('y') } };
}
