import type { Production } from '@greenlight/ledger';
import type { ReplayReport } from '@greenlight/schema';
import type { Payload } from 'payload';
import type { SignedInUser } from '../access/membership.ts';
import { toGreenlightError } from '../failure.ts';
import { joinProject } from '../members/join-project.ts';
import { exportFilm } from '../replay/export-film.ts';
import { type ReplayOrder, replayProduction } from '../replay/replay-production.ts';
import { findRows } from '../write-path/database.ts';

/** A project by what it is called. */
export interface NamedProject {
  id: string;
  title: string;
}

/** Productions taken out of the database and rebuilt in it by whoever may open its file: all of them, with everybody's words. */
export interface LocalProductions {
  /** Every project of the database, oldest first. */
  list(): Promise<NamedProject[]>;
  /** As `exportFilm`. */
  export(project: string): Promise<AsyncGenerator<string>>;
  /** As `replayProduction`. */
  replay(
    production: Production,
    order: Pick<ReplayOrder, 'into' | 'isPartial' | 'signal' | 'onProgress'>,
  ): Promise<ReplayReport>;
}

export function openLocalProductions(payload: Payload, user: SignedInUser): LocalProductions {
  const actor = { kind: 'local' as const, id: user.id };
  return {
    async list() {
      const rows = await findRows({ payload }, 'projects', {});
      return rows.map(({ id, title }) => ({ id, title: String(title) }));
    },
    export: (project) => exportFilm(payload, { project, actor, words: 'everybody' }).catch(explain),
    async replay(production, order) {
      if (order.into !== undefined) await joinProject(payload, user, order.into, 'editor').catch(explain);
      return replayProduction(payload, { ...order, production, actor }).catch(explain);
    },
  };
}

function explain(error: unknown): never {
  throw toGreenlightError(error);
}
