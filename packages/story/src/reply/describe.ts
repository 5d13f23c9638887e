import type { SceneFields } from '@greenlight/schema';
import { escapeMarkdown } from './markdown.ts';

const labels: Record<string, string> = {
  age: 'age',
  aliases: 'also called',
  kind: 'a',
  number: 'number',
  title: 'title',
};

/** What stands for an id in a sentence. */
export type NameOf = (id: string) => string;

/** A scene's heading as a script has it: `INT. BAKER STREET – NIGHT`; its title or summary when it has no heading. Plain text. */
export function sceneHeading(
  scene: Pick<SceneFields, 'interior' | 'timeOfDay' | 'title' | 'summary'>,
  location: string | undefined,
): string {
  const side = scene.interior === true ? 'INT. ' : scene.interior === false ? 'EXT. ' : '';
  const place = location?.toUpperCase();
  const time = scene.timeOfDay?.toUpperCase();
  if (place) return `${side}${place}${time ? ` – ${time}` : ''}`;
  return scene.title ?? (scene.summary ? shorten(scene.summary, 60) : (time ?? 'Untitled scene'));
}

/** A record's values in a short line, in Markdown: "age 28 · Journalist". Names are left out. */
export function describeValues(fields: Record<string, unknown>, nameOf: NameOf, separator = ' · '): string {
  return Object.entries(fields)
    .filter(([field, value]) => field !== 'name' && !isEmpty(value))
    .map(([field, value]) => describeValue(field, value, nameOf))
    .join(separator);
}

/** One value as a person says it, in Markdown: "age 31", "also called Dr. Okafor". */
export function describeValue(field: string, value: unknown, nameOf: NameOf): string {
  const text = Array.isArray(value)
    ? value.map((each) => plain(field, each, nameOf)).join(', ')
    : plain(field, value, nameOf);
  const label = labels[field];
  const isVowel = field === 'kind' && /^[aeiou]/i.test(text);
  return escapeMarkdown(label ? `${isVowel ? 'an' : label} ${text}` : text);
}

/** Text cut at a word, with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).trimEnd()}…`;
}

function plain(field: string, value: unknown, nameOf: NameOf): string {
  if (field === 'interior') return value ? 'interior' : 'exterior';
  if (field === 'location' || field === 'characters' || field === 'act') return nameOf(String(value));
  if (field === 'runningTime') return runningTime(Number(value));
  return shorten(String(value), 160);
}

/** "1 minute 30 seconds". */
export function runningTime(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 60), 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

/** True for what a record does not say. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
