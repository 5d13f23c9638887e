import styles from './map.module.css';
import type { DrawnEdge } from './route-edges.ts';

interface MapEdgeProps {
  edge: DrawnEdge;
  /** The relationship in words. */
  sentence: string;
  isNear: boolean;
  onOpen: () => void;
}

/** A relationship as a line. The list under the map says it in words; a click here is a short way to it. */
export function MapEdge({ edge, sentence, isNear, onOpen }: MapEdgeProps) {
  const { id, type, path, text, label } = edge;
  const near = isNear ? styles.near : '';
  const isPointing = type === 'mentor';
  return (
    <g className={styles[type]}>
      {isPointing ? (
        <marker
          id={`arrow-${id}`}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="11"
          markerHeight="11"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0L10 5L0 10z" />
        </marker>
      ) : null}
      <path d={path} className={`${styles.edge} ${near}`} markerEnd={isPointing ? `url(#arrow-${id})` : undefined} />
      <text x={label.x} y={label.y + 4} className={`${styles.label} ${near}`}>
        {text}
      </text>
      <a
        href={`#relationship-${id}`}
        tabIndex={-1}
        aria-label={sentence}
        onClick={(event) => {
          event.preventDefault();
          onOpen();
        }}
      >
        <title>{sentence}</title>
        <path d={path} className={styles.hit} />
      </a>
    </g>
  );
}
