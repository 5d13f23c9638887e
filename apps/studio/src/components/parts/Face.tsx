import { faceColour, initials } from '../story/names.ts';
import styles from './face.module.css';

/** The hue of each face of the palette; all are equally light, so that dark letters can be read on every one. */
export function faceFill(name: string): string {
  return `oklch(0.82 0.085 ${Math.round((faceColour(name) * 360) / 14 + 20)})`;
}

/** A person's or a place's initials on a colour of their own. */
export function Face({
  name,
  size = 'medium',
  isPlace = false,
}: {
  name: string;
  size?: 'small' | 'medium' | 'large';
  isPlace?: boolean;
}) {
  const shape = isPlace ? styles.place : '';
  return (
    <span
      aria-hidden="true"
      className={`${styles.face} ${styles[size]} ${shape}`}
      style={{ background: faceFill(name) }}
    >
      {initials(name)}
    </span>
  );
}
