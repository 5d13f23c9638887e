import type { PlacedNode } from './map-layout.ts';

const directions: Record<string, readonly [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The node that an arrow key leads to: the nearest one on that side, straight ahead before aside. Undefined where there is none. */
export function nearestNode(nodes: readonly PlacedNode[], from: string, key: string): string | undefined {
  const direction = directions[key];
  const here = nodes.find((node) => node.id === from);
  if (!direction || !here) return undefined;
  const [dx, dy] = direction;
  const ahead = nodes.flatMap((node) => {
    const along = (node.x - here.x) * dx + (node.y - here.y) * dy;
    const aside = Math.abs((node.x - here.x) * dy) + Math.abs((node.y - here.y) * dx);
    return node.id !== from && along > 0 ? [{ id: node.id, cost: along + aside * 2 }] : [];
  });
  return ahead.sort((a, b) => a.cost - b.cost)[0]?.id;
}
