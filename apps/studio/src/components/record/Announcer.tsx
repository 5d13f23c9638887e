'use client';

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const Announce = createContext<(words: string) => void>(() => undefined);

/** Says what has moved or changed to those who do not see it move. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', count: 0 });
  const say = useCallback((words: string) => setSaid(({ count }) => ({ words, count: count + 1 })), []);
  return (
    <Announce value={say}>
      {children}
      {/* The same words twice are said twice: the space makes them others. */}
      <p className="visually-hidden" role="status" aria-label="What was done">
        {said.words}
        {said.count % 2 ? '\u00a0' : ''}
      </p>
    </Announce>
  );
}

export function useAnnounce(): (words: string) => void {
  return useContext(Announce);
}
