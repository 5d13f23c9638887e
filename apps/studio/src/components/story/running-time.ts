/**
 * Reads a running time into seconds: `2:30`, `1:04:00`, `45 s`, `3 min`, `1 h 5 min`. A number alone is minutes. Null when it is empty;
 * what cannot be read comes back as it was typed, and the schema refuses it.
 */
export function parseRunningTime(text: string): number | string | null {
  const typed = text.trim().toLocaleLowerCase('en');
  if (typed === '') return null;
  const clock = /^(?:(\d{1,2}):)?(\d{1,4}):([0-5]\d)$/.exec(typed);
  if (clock) return toSeconds(clock[1], clock[2], clock[3]);
  const words =
    /^(?:(\d{1,2})\s*h(?:ours?)?)?\s*(?:(\d{1,4})\s*m(?:in(?:utes?)?)?)?\s*(?:(\d{1,5})\s*s(?:ec(?:onds?)?)?)?$/.exec(
      typed,
    );
  if (words) return toSeconds(words[1], words[2], words[3]);
  return /^\d{1,4}$/.test(typed) ? Number(typed) * 60 : text.trim();
}

/** Seconds as a clock shows them: `2:30`, `1:04:00`. */
export function formatClock(seconds: number): string {
  const [hours, minutes, rest] = parts(seconds);
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** Seconds as people say them: `1 h 34 min`, `12 min`, `2 min 30 s`, `45 s`. From ten minutes on the seconds are left out. */
export function sayLength(seconds: number): string {
  const whole = seconds >= 600 ? Math.round(seconds / 60) * 60 : seconds;
  const [hours, minutes, rest] = parts(whole);
  const said = [hours && `${hours} h`, minutes && `${minutes} min`, rest && `${rest} s`].filter(Boolean);
  return said.join(' ') || '0 min';
}

function parts(seconds: number): [number, number, number] {
  return [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
}

function toSeconds(...[hours, minutes, seconds]: (string | undefined)[]): number {
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
