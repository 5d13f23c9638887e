import { UsageError } from '../usage-error.ts';

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** The longest a token may last: 30 days. */
const MOST_SECONDS = 30 * 86_400;

/** Milliseconds of `15m`, `2h` or `7d`. Throws UsageError for what is no time, for none, and for more than 30 days. */
export function parseTimeToLive(text: string): number {
  const [, count, unit] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  const seconds = Number(count) * (units[unit ?? ''] ?? Number.NaN);
  if (!(seconds > 0)) {
    throw new UsageError(
      `--ttl ${JSON.stringify(text.slice(0, 40))} is no time. Say a number and s, m, h or d: 15m, 2h, 7d.`,
    );
  }
  if (seconds > MOST_SECONDS) throw new UsageError(`--ttl ${text} is too long. A token lasts 30d at most.`);
  return seconds * 1000;
}
