import type { ShotSize } from '@greenlight/schema';
import styles from './board.module.css';

// A person a hundred units tall, head at 0, feet at 100, in a frame of 239 by 100: how near the camera is says how large.
const near: Record<Exclude<ShotSize, 'insert'>, { scale: number; top: number }> = {
  'extreme-wide': { scale: 0.14, top: 34 },
  wide: { scale: 0.46, top: 16 },
  full: { scale: 0.88, top: 6 },
  medium: { scale: 1.65, top: 12 },
  'medium-close': { scale: 2.4, top: 10 },
  'close-up': { scale: 4.3, top: 6 },
  'extreme-close-up': { scale: 9.5, top: -42 },
};

/** How much of the world the frame takes in, as a drawing. The sign beside it says it in letters. */
export function ShotFigure({ size }: { size: ShotSize | null | undefined }) {
  return (
    <svg className={styles.figure} viewBox="0 0 239 100" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {size === 'insert' ? <Thing /> : size ? <Person size={size} /> : <Crosshair />}
    </svg>
  );
}

function Person({ size }: { size: Exclude<ShotSize, 'insert'> }) {
  const { scale, top } = near[size];
  const isFar = size === 'extreme-wide' || size === 'wide';
  const hasFace = size === 'close-up' || size === 'extreme-close-up';
  return (
    <>
      {isFar ? <path d={`M0 ${top + scale * 100}H239`} className={styles.ground} /> : null}
      <g transform={`translate(119.5 ${top}) scale(${scale})`}>
        <ellipse cx="0" cy="8.5" rx="6.6" ry="8.5" />
        <path d="M-2.600 15v4C-9 20-14 21-15 27l-1.500 22 4 .5 2-16 1 18-1.500 48h6l4-40 2 40h6l-1.500-48 1-18 2 16 4-.5L15 27C14 21 9 20 2.600 19v-4z" />
        {hasFace ? (
          <g className={styles.face}>
            <ellipse cx="-2.500" cy="8.200" rx="1.100" ry=".55" />
            <ellipse cx="2.500" cy="8.200" rx="1.100" ry=".55" />
            <path d="M-1.300 13.200q1.300 .6 2.600 0" fill="none" strokeWidth=".35" />
          </g>
        ) : null}
      </g>
    </>
  );
}

function Thing() {
  return (
    <>
      <rect x="82" y="26" width="75" height="48" rx="3" />
      <path d="M82 28l37.500 26L157 28" fill="none" className={styles.ground} />
    </>
  );
}

function Crosshair() {
  return <path d="M119.500 42v16M111.500 50h16" className={styles.ground} />;
}
