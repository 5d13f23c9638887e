import type { Production } from '@greenlight/ledger';
import type { ReplayReport } from '@greenlight/schema';

/** A project by what it is called. */
export interface NamedProject {
  id: string;
  title: string;
}

export interface ReplayRequest {
  /** As `verifyProduction` read it. */
  production: Production;
  /** The bundle's lines, without their line feeds. */
  lines: readonly Buffer[];
  /** An empty project to rebuild into; a new one when it is left out. */
  into: string | undefined;
  isPartial: boolean;
  signal: AbortSignal;
  onProgress(progress: { done: number; of: number }): void;
}

/** Productions of the place where a story is told, taken out of it and rebuilt in it. */
export interface Productions {
  /** Those that may be taken out, oldest first. */
  list(signal: AbortSignal): Promise<NamedProject[]>;
  /** A bundle, piece by piece. Throws NOT_FOUND, FORBIDDEN. */
  export(project: string, signal: AbortSignal): Promise<AsyncIterable<string>>;
  /** Throws what a step is refused by, FORBIDDEN, and LOCKED for a project that is not empty. */
  replay(request: ReplayRequest): Promise<ReplayReport>;
}
