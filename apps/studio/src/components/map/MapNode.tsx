import type { KeyboardEvent } from 'react';
import { faceFill } from '../parts/Face.tsx';
import { initials } from '../story/names.ts';
import styles from './map.module.css';
import type { PlacedNode } from './map-layout.ts';

interface MapNodeProps {
  node: PlacedNode;
  /** The whole name; the node shows as much of it as there is room for. */
  name: string;
  count: number;
  isNear: boolean;
  isOpen: boolean;
  /** The one node that Tab stops at; arrow keys go on from there. */
  isStop: boolean;
  onOpen: () => void;
  onHover: (id: string | null) => void;
  onFocus: (id: string | null) => void;
  onWalk: (event: KeyboardEvent, id: string) => void;
}

/** A person on the map: face and name. */
export function MapNode({ node, name, count, isNear, isOpen, isStop, onOpen, onHover, onFocus, onWalk }: MapNodeProps) {
  const { id, label, x, y, width, height } = node;
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen();
    } else onWalk(event, id);
  };
  const ties = count === 1 ? '1 relationship' : `${count} relationships`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: inside an svg there is no button element.
    <g
      role="button"
      tabIndex={isStop ? 0 : -1}
      aria-current={isOpen || undefined}
      data-node={id}
      className={`${styles.node} ${isNear ? styles.near : ''}`}
      transform={`translate(${x - width / 2} ${y - height / 2})`}
      onClick={onOpen}
      onKeyDown={press}
      onPointerEnter={() => onHover(id)}
      onPointerLeave={() => onHover(null)}
      onFocus={() => onFocus(id)}
      onBlur={() => onFocus(null)}
    >
      <title>{`${name}, ${ties}`}</title>
      <rect width={width} height={height} rx={height / 2} />
      <circle cx={height / 2} cy={height / 2} r={height / 2 - 6} fill={faceFill(name)} />
      <text className={styles.initials} x={height / 2} y={height / 2 + 4}>
        {initials(name)}
      </text>
      <text x={height + 2} y={height / 2 + 5}>
        {label}
      </text>
    </g>
  );
}
