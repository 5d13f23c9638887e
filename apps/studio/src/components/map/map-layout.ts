import type { RelationshipRecord } from '@greenlight/schema';
import { placeNodes } from './place-nodes.ts';
import { type DrawnEdge, routeEdges } from './route-edges.ts';

export interface MapPerson {
  id: string;
  /** The name as the node shows it. */
  label: string;
}

export interface PlacedNode extends MapPerson {
  /** The centre, in pixels from the top left corner. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface MapLayout {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: DrawnEdge[];
}

const MARGIN = 20;

/**
 * Draws who is related to whom in the given width; the height grows with the number of people, so names keep their size. The
 * same people and relationships always give the same drawing. Relationships with somebody who is not there are left out.
 */
export function layOutMap(
  people: readonly MapPerson[],
  relationships: readonly RelationshipRecord[],
  width: number,
): MapLayout {
  const known = new Set(people.map((one) => one.id));
  const links = relationships.filter((one) => known.has(one.from) && known.has(one.to) && one.from !== one.to);
  const nodes = placeNodes(people, links, width - 2 * MARGIN);
  const top = Math.min(...nodes.map((node) => node.y - node.height / 2), 0);
  const moved = nodes.map((node) => ({ ...node, x: node.x + MARGIN, y: node.y - top + MARGIN }));
  const bottom = Math.max(...moved.map((node) => node.y + node.height / 2), 0);
  return { width, height: Math.ceil(bottom + MARGIN), nodes: moved, edges: routeEdges(moved, links) };
}

/** The people next to each person, by id. */
export function neighboursOf(
  relationships: readonly Pick<RelationshipRecord, 'from' | 'to'>[],
): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  const add = (one: string, other: string) => neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
  for (const { from, to } of relationships) {
    add(from, to);
    add(to, from);
  }
  return neighbours;
}
