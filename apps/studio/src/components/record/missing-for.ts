import { runGate } from '@greenlight/gates';
import type { RecordKind } from '@greenlight/schema';
import { sceneCreationGate } from '@greenlight/workflow';

/** What is missing before a record of this kind can be made, in a sentence; null when nothing is. The gate that blocks the write says it. */
export function missingFor(kind: RecordKind, characterCount: number): string | null {
  if (kind === 'relationship' && characterCount < 2)
    return 'Two people are needed for a relationship. Name them in the conversation, or add them by hand.';
  if (kind !== 'scene') return null;
  const [finding] = runGate(sceneCreationGate, { characterCount }).findings;
  return finding ? [finding.message, finding.remedy].filter(Boolean).join('. ') : null;
}
