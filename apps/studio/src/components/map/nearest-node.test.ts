import { describe, expect, it } from 'vitest';
import { nearestNode } from './nearest-node.ts';

const node = (id: string, x: number, y: number) => ({ id, label: id, x, y, width: 10, height: 10 });
const nodes = [node('centre', 0, 0), node('right', 100, 10), node('far right', 200, 0), node('below', 5, 80)];

describe('nearestNode', () => {
  it('goes to the nearest on the side of the arrow', () => {
    expect(nearestNode(nodes, 'centre', 'ArrowRight')).toBe('right');
    expect(nearestNode(nodes, 'centre', 'ArrowDown')).toBe('below');
    expect(nearestNode(nodes, 'far right', 'ArrowLeft')).toBe('right');
  });

  it('stays where nobody is further on, and for other keys', () => {
    expect(nearestNode(nodes, 'centre', 'ArrowUp')).toBeUndefined();
    expect(nearestNode(nodes, 'centre', 'a')).toBeUndefined();
  });
});
