import type { LocationRecord, SceneRecord } from '@greenlight/schema';

/** A scene's heading as a script has it: `INT. BAKER STREET – NIGHT`. What is not known is left out; a scene with nothing is `UNTITLED SCENE`. */
export function slugline(
  scene: Pick<SceneRecord, 'interior' | 'location' | 'timeOfDay' | 'title'>,
  locations: readonly LocationRecord[],
): string {
  const place = locations.find((one) => one.id === scene.location)?.name;
  const side = scene.interior === true ? 'INT.' : scene.interior === false ? 'EXT.' : '';
  const where = place ?? (side || scene.timeOfDay ? 'SOMEWHERE' : (scene.title ?? 'Untitled scene'));
  const heading = [side, where].filter(Boolean).join(' ');
  return (scene.timeOfDay ? `${heading} – ${scene.timeOfDay}` : heading).toLocaleUpperCase('en');
}

export type StripColour =
  | 'day-int'
  | 'day-ext'
  | 'night-int'
  | 'night-ext'
  | 'dawn-int'
  | 'dawn-ext'
  | 'dusk-int'
  | 'dusk-ext'
  | 'open';

/**
 * The colour of a scene's strip on the board, as the trade has it: white for day interior, yellow for day exterior, blue for
 * night interior, green for night exterior. Dawn and dusk turn from one into the other; `open` is not known yet.
 */
export function stripColour({ interior, timeOfDay }: Pick<SceneRecord, 'interior' | 'timeOfDay'>): StripColour {
  if (typeof interior !== 'boolean' || !timeOfDay) return 'open';
  return `${timeOfDay}-${interior ? 'int' : 'ext'}`;
}

export const stripMeaning: Record<StripColour, string> = {
  'day-int': 'day, interior',
  'day-ext': 'day, exterior',
  'night-int': 'night, interior',
  'night-ext': 'night, exterior',
  'dawn-int': 'dawn, interior',
  'dawn-ext': 'dawn, exterior',
  'dusk-int': 'dusk, interior',
  'dusk-ext': 'dusk, exterior',
  open: 'time or side not known yet',
};

/** Scenes in the order of their numbers; those without one come last, in the order they were made. */
export function inOrder(scenes: readonly SceneRecord[]): SceneRecord[] {
  return [...scenes].sort(
    (a, b) => (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY) || 0,
  );
}
