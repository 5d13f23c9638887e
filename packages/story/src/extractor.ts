import type { Extraction, ExtractionInput } from '@greenlight/schema';
import type { ModelCall } from './model-port.ts';

/** Words to structured data. Two engines implement it, the rules and a model, and both pass one contract suite. */
export interface Extractor {
  readonly engine: Extraction['engine'];
  extract(input: ExtractionInput, options?: { signal?: AbortSignal }): Promise<ExtractorResult>;
}

export interface ExtractorResult {
  extraction: Extraction;
  /** Model calls that were made on the way, for the ledger. Empty for the rules. */
  calls: ModelCall[];
  /** Said to the writer when something less than usual answered, such as the rules in place of a broken model. */
  notice?: string;
}
