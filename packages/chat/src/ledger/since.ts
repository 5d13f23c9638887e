const lengths: Record<string, number> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};
const span = /^(\d{1,4}) (second|minute|hour|day|week)s?$/;
const moment = /^(\d{4}-\d{2}-\d{2})(?:t(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)z?)?$/;

/** The moment that "today", "yesterday", "2 hours" or an ISO date means, in UTC; undefined for anything else. */
export function parseSince(words: string, now: Date): Date | undefined {
  const text = words.trim().toLowerCase();
  if (text === 'today' || text === 'yesterday') return startOfDay(now, text === 'today' ? 0 : 1);
  const [, count, unit] = span.exec(text) ?? [];
  if (count && unit) return new Date(now.getTime() - Number(count) * (lengths[unit] ?? 0));
  const [, day, time] = moment.exec(text) ?? [];
  return day ? existing(day, time ?? '00:00') : undefined;
}

function startOfDay(now: Date, daysBefore: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - daysBefore));
}

/** The 30th of February is no day, though a Date would take it for one of March. */
function existing(day: string, time: string): Date | undefined {
  const date = new Date(`${day}T${time}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? date : undefined;
}
