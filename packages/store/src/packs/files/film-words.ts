import type { SceneRecord } from '@greenlight/schema';

/** A scene's heading as a script has it: `INT. BAKER STREET – NIGHT`. What is not known yet is said. */
export function slugline({ interior, timeOfDay }: SceneRecord, place: string): string {
  const side = interior === true ? 'INT. ' : interior === false ? 'EXT. ' : '';
  const time = timeOfDay ? ` – ${timeOfDay}` : '';
  return `${side}${place || 'A place that is not named yet'}${time}`.toLocaleUpperCase('en');
}

/** `1 h 52 min`, `3 min 20 s`, `45 s`. */
export function duration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`, rest && `${rest} s`].filter(Boolean);
  return parts.join(' ') || '0 s';
}

/** `1 scene`, `2,000 scenes`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** `2026-11-20 15:12 UTC`. */
export function moment(timestamp: string | null | undefined): string {
  return timestamp ? `${timestamp.slice(0, 10)} ${timestamp.slice(11, 16)} UTC` : '';
}
