import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { MapPerson, PlacedNode } from './map-layout.ts';

interface Body extends SimulationNodeDatum, MapPerson {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Link {
  from: string;
  to: string;
}

const NODE_HEIGHT = 40;
const GAP = { x: 26, y: 30 };
const CLOSEST = { x: 8, y: 14 };
const TICKS = 260;
const SETTLING = 60;

/** Finds a place for each person: related ones near each other, no two on top of each other, all within the width. */
export function placeNodes(people: readonly MapPerson[], links: readonly Link[], width: number): PlacedNode[] {
  const bodies = people.map((person, index) => startingBody(person, index, people.length, width));
  // d3-force draws on its own seeded generator, so the result depends on what goes in alone.
  const simulation = forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, { source: string; target: string }>(links.map(({ from, to }) => ({ source: from, target: to })))
        .id((body) => body.id)
        .distance((link) => restingLength(link, width))
        .strength(0.6),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength(-Math.max(240, 1050 - people.length * 16))
        .distanceMax(460),
    )
    .force('x', forceX<Body>(width / 2).strength(people.length > 20 ? 0.1 : 0.05))
    .force('y', forceY<Body>(0).strength(0.07))
    .stop();
  for (let tick = 0; tick < TICKS; tick += 1) {
    simulation.tick();
    separate(bodies, 0.5);
    keepWithin(bodies, width);
  }
  for (let tick = 0; tick < SETTLING; tick += 1) {
    separate(bodies, 1);
    keepWithin(bodies, width);
  }
  settle(bodies);
  return bodies.map(({ id, label, x, y, width: wide, height }) => ({
    id,
    label,
    x: Math.round(x),
    y: Math.round(y),
    width: wide,
    height,
  }));
}

/** How long a line rests: room for its label between the two nodes, as far as the width has it. */
function restingLength({ source, target }: { source: unknown; target: unknown }, width: number): number {
  // The simulation has put the bodies in the place of their ids by the time it asks.
  const [a, b] = [source as Body, target as Body];
  return Math.min((a.width + b.width) / 2 + 90, Math.max(width * 0.55, 150));
}

/** Around an oval, so that the first tick has a direction to push everybody in. */
function startingBody(person: MapPerson, index: number, count: number, width: number): Body {
  const angle = (index / Math.max(count, 1)) * 2 * Math.PI;
  return {
    ...person,
    x: width / 2 + Math.cos(angle) * width * 0.32,
    y: Math.sin(angle) * Math.max(120, count * 9),
    width: Math.min(labelWidth(person.label), width),
    height: NODE_HEIGHT,
  };
}

/** The room a node takes: its face and its name, as wide as its letters are in the interface's font, or a little wider. */
export function labelWidth(label: string): number {
  return Math.round(60 + [...label].reduce((sum, letter) => sum + letterWidth(letter), 0));
}

function letterWidth(letter: string): number {
  if ((letter.codePointAt(0) ?? 0) > 0x1100) return 14.5;
  if (/[mwMW]/.test(letter)) return 12.5;
  if (/[\p{Lu}\p{N}&@%]/u.test(letter)) return 9.4;
  return /[ijlft.,'’ -]/.test(letter) ? 4.6 : 7.8;
}

/** Pushes apart whoever overlaps, along the side where less is in the way. */
function separate(bodies: Body[], strength: number): void {
  for (const [index, a] of bodies.entries()) {
    for (const b of bodies.slice(index + 1)) {
      const overX = (a.width + b.width) / 2 + GAP.x - Math.abs(a.x - b.x);
      const overY = (a.height + b.height) / 2 + GAP.y - Math.abs(a.y - b.y);
      if (overX <= 0 || overY <= 0) continue;
      if (overX < overY) push(a, b, 'x', overX * strength);
      else push(a, b, 'y', overY * strength);
    }
  }
}

/** Whoever still overlaps moves down to the first free place: pushing alone does not end where it is narrow. */
function settle(bodies: Body[]): void {
  const placed: Body[] = [];
  for (const body of [...bodies].sort((a, b) => a.y - b.y)) {
    for (let blocker = findBlocker(body, placed); blocker; blocker = findBlocker(body, placed)) {
      body.y = blocker.y + (blocker.height + body.height) / 2 + CLOSEST.y;
    }
    placed.push(body);
  }
}

function findBlocker(body: Body, placed: readonly Body[]): Body | undefined {
  return placed.find(
    (other) =>
      Math.abs(other.x - body.x) < (other.width + body.width) / 2 + CLOSEST.x - 0.5 &&
      Math.abs(other.y - body.y) < (other.height + body.height) / 2 + CLOSEST.y - 0.5,
  );
}

function push(a: Body, b: Body, axis: 'x' | 'y', distance: number): void {
  const sign = a[axis] <= b[axis] ? -1 : 1;
  a[axis] += (sign * distance) / 2;
  b[axis] -= (sign * distance) / 2;
}

function keepWithin(bodies: Body[], width: number): void {
  for (const body of bodies) body.x = Math.min(Math.max(body.x, body.width / 2), width - body.width / 2);
}
