'use client';

import { useSyncExternalStore } from 'react';
import { formatMoment } from './format-moment.ts';

const never = () => () => undefined;

/** A moment in the reader's own time. The server does not know her clock, so the browser says it. */
export function LocalTime({ at }: { at: string }) {
  const text = useSyncExternalStore(
    never,
    () => formatMoment(at, new Date()),
    () => '',
  );
  return <time dateTime={at}>{text}</time>;
}
