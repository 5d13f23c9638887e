import { describeFailure, lastSeq, readEvents, type StoredEvent } from '@greenlight/store';
import type { Studio } from '../root.ts';

/** How many events are read at a time. */
const PAGE = 500;

export interface RelayOptions {
  studio: Studio;
  /** Whether anybody of this process listens to a project. */
  isHeard(project: string): boolean;
  deliver(project: string, event: StoredEvent): Promise<void>;
}

export interface Relay {
  /** A project has new events. However many commits wake it, each event is sent once. */
  wake(project: string): void;
  /** Any project may have new events. */
  wakeAll(): void;
  /** Somebody is about to listen: from here on nothing is passed over, and nothing older is sent. */
  begin(project: string): Promise<void>;
}

/** Reads each project's new events and hands them on in order. */
export function createRelay({ studio, isHeard, deliver }: RelayOptions): Relay {
  const reader = { payload: studio.payload };
  const sent = new Map<string, number>();
  const running = new Map<string, { again: boolean }>();

  const drain = async (project: string): Promise<boolean> => {
    // The number first: who joins after it was read has read it too, and misses nothing.
    const last = await lastSeq(reader, project);
    if (!isHeard(project)) {
      sent.set(project, last);
      return false;
    }
    const events = await readEvents(reader, project, sent.get(project) ?? last, PAGE);
    for (const one of events) await deliver(project, one);
    sent.set(project, events.at(-1)?.event.seq ?? last);
    return events.length === PAGE;
  };

  const run = async (project: string, state: { again: boolean }): Promise<void> => {
    try {
      while (state.again) {
        state.again = false;
        if (await drain(project)) state.again = true;
      }
    } catch (error) {
      studio.log.error({ what: 'relay', project, ...describeFailure(error) });
    } finally {
      running.delete(project);
    }
  };

  const wake = (project: string): void => {
    const state = running.get(project);
    if (state) {
      state.again = true;
      return;
    }
    const mine = { again: true };
    running.set(project, mine);
    void run(project, mine);
  };

  return {
    wake,
    wakeAll() {
      for (const project of sent.keys()) wake(project);
    },
    async begin(project) {
      if (sent.has(project)) return;
      const last = await lastSeq(reader, project);
      if (!sent.has(project)) sent.set(project, last);
    },
  };
}
