import type {
  ChangeSet,
  LedgerEntry,
  ProductionBeginning,
  ProductionResult,
  ProductionStream,
  SpecPackRecord,
  WorkflowDefinition,
} from '@greenlight/schema';

/** One step of a film's making, with the entry that records it. */
export type MadeStep =
  | {
      type: 'changes';
      entry: LedgerEntry & { type: 'CHANGE_SET' };
      /** Null when it was erased. */
      set: ChangeSet | null;
      /** The film took on another workflow with it: its own, or null for one that ships. */
      definition?: WorkflowDefinition | null;
    }
  | { type: 'move'; entry: LedgerEntry & { type: 'GATE' }; to: string }
  | { type: 'pack'; pack: SpecPackRecord };

/** An exported production whose every byte was verified. */
export interface Production {
  project: string;
  beginning: ProductionBeginning;
  streams: readonly ProductionStream[];
  steps: readonly MadeStep[];
  result: ProductionResult;
  /** How many texts it carries. */
  objects: number;
  /** SHA-256 of the bundle: what it is known by. */
  digest: string;
  /** The last checkpoint in it: of which stream, how many entries it covers, and whose it is. */
  checkpoint: { stream: string; size: number; keyId: string } | undefined;
  /** The id of the key that signed all of it, where one did. Whose that is, the reader must know from elsewhere. */
  signedBy: string | undefined;
}

/** What came of an exported production. `seq` counts in `stream`. */
export type ProductionVerification =
  | { ok: true; production: Production }
  | { ok: false; stream: string | undefined; seq: number | undefined; reason: string };
