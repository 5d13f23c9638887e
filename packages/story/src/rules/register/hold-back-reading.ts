import type { Extraction, ExtractionInput } from '@greenlight/schema';
import { analyseMessage } from '../analysis.ts';
import { holdBack } from './hold-back.ts';

/** An extraction that another engine made of a message, with what stands in words beside the story kept back as the rules keep it. */
export function holdBackReading({ message, known }: ExtractionInput, extraction: Extraction): Extraction {
  const kept = { ...extraction };
  holdBack(analyseMessage(message, known), kept);
  return kept;
}
