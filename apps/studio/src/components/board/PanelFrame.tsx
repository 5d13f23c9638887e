import type { PanelRecord } from '@greenlight/schema';
import styles from './board.module.css';
import { ShotFigure } from './ShotFigure.tsx';
import { shotSizes } from './shot-sizes.ts';

/** A panel as a frame of the film: its number, how near the camera is, what we see. */
export function PanelFrame({ panel, place }: { panel: PanelRecord; place: number }) {
  const size = panel.shotSize ? shotSizes[panel.shotSize] : null;
  return (
    <div className={`${styles.frame} ${panel.approved ? styles.frameApproved : ''}`}>
      <ShotFigure size={panel.shotSize} />
      <span className={styles.number}>
        <span className="visually-hidden">Panel </span>
        {place}
      </span>
      {size ? (
        <abbr className={styles.size} title={`${size.words}: ${size.shows}`}>
          <span aria-hidden="true">{size.sign}</span>
          <span className="visually-hidden">, {size.words}</span>
        </abbr>
      ) : (
        <span className={`${styles.size} ${styles.missing}`}>size?</span>
      )}
      <p className={`${styles.sees} ${panel.description ? '' : styles.missing}`} dir="auto">
        {panel.description || 'What do we see?'}
      </p>
    </div>
  );
}
