import { runGate } from '@greenlight/gates';
import type { ProjectSnapshot, RecordKind } from '@greenlight/schema';
import { resolveDefinition, resolveThresholds, sceneCreationGate } from '@greenlight/workflow';

type Measured = Pick<ProjectSnapshot, 'project' | 'definition'> & { characters: readonly unknown[] };

/** What is missing before a record of this kind can be made, in a sentence; null when nothing is. The gate that blocks the write says it. */
export function missingFor(kind: RecordKind, { project, definition, characters }: Measured): string | null {
  const characterCount = characters.length;
  if (kind === 'relationship' && characterCount < 2)
    return 'Two people are needed for a relationship. Name them in the conversation, or add them by hand.';
  if (kind !== 'scene') return null;
  const thresholds = resolveThresholds(resolveDefinition(project.type, definition), project.thresholds);
  const [finding] = runGate(sceneCreationGate, { characterCount, required: thresholds.characters }).findings;
  return finding ? [finding.message, finding.remedy].filter(Boolean).join('. ') : null;
}
