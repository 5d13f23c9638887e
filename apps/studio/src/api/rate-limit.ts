import { GreenlightError } from '@greenlight/schema';

const WINDOW_MS = 60_000;

/** Counts what each caller asks in a minute; the call over the limit throws RATE_LIMITED with the seconds to wait. 0 is no limit. */
export function createRateLimit(perMinute: number, now: () => number = Date.now): (caller: string) => void {
  let windows = new Map<string, { start: number; count: number }>();
  let swept = now();
  return (caller) => {
    if (perMinute === 0) return;
    const moment = now();
    if (moment - swept > WINDOW_MS) {
      windows = new Map([...windows].filter(([, window]) => moment - window.start < WINDOW_MS));
      swept = moment;
    }
    const window = windows.get(caller);
    if (!window || moment - window.start >= WINDOW_MS) {
      windows.set(caller, { start: moment, count: 1 });
      return;
    }
    window.count += 1;
    if (window.count <= perMinute) return;
    const retryAfter = Math.max(1, Math.ceil((window.start + WINDOW_MS - moment) / 1000));
    throw new GreenlightError(
      'RATE_LIMITED',
      `That was more than ${perMinute} requests in a minute. Try again in ${retryAfter} s.`,
      {
        details: { retryAfter },
      },
    );
  };
}
