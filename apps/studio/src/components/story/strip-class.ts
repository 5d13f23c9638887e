import type { StripColour } from './slugline.ts';
import styles from './strips.module.css';

/** The style of a strip's colour. */
export function stripClass(colour: StripColour): string {
  return styles[colour === 'open' ? 'open-strip' : colour] ?? '';
}
