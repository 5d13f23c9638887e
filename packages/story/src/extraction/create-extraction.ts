import type { ModelPort } from '../model-port.ts';
import { createRulesExtractor } from '../rules/rules-extractor.ts';
import { DataExtractionService } from './data-extraction-service.ts';
import { createModelExtractor } from './model-extractor.ts';

/** The extraction of a face: the rules, and in front of them the model when there is one. */
export function createExtraction(model: ModelPort | null): DataExtractionService {
  return new DataExtractionService({
    rules: createRulesExtractor(),
    ...(model ? { model: createModelExtractor(model) } : {}),
  });
}
