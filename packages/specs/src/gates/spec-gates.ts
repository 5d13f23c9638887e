import { type Gate, type GateRuns, resolveGate, runGates } from '@greenlight/gates';
import { hashSpecPack, type SpecPack } from '../spec-pack.ts';
import type { SpecTemplates } from '../templates/spec-template.ts';
import { specTemplates } from '../templates/spec-templates.ts';
import { createContentGate } from './content-gate.ts';
import { presenceGate } from './presence-gate.ts';

/** The gates of spec packs by one set of templates, in their order. */
export function createSpecGates(templates: SpecTemplates): readonly Gate<SpecPack>[] {
  return [presenceGate, createContentGate(templates)];
}

/** The gates of spec packs, in their order: `spec.G0`, `spec.G1`. */
export const specGates: readonly Gate<SpecPack>[] = createSpecGates(specTemplates);

/** The gate of an id, `spec.G0` or `spec.G1`; for any other, one that never passes. */
export function resolveSpecGate(gateId: string): Gate<SpecPack> {
  return resolveGate(specGates, gateId);
}

/** What the gates say of a pack, and the hash (`sha256:<hex>`) of what they looked at. */
export interface SpecJudgement extends GateRuns {
  id: string;
  judged: string;
}

/** Runs the gates over a pack, up to the first that fails. Pure: neither a clock nor a disk. */
export function judgeSpecPack(pack: SpecPack, gates: readonly Gate<SpecPack>[] = specGates): SpecJudgement {
  return { id: pack.id, judged: hashSpecPack(pack), ...runGates(gates, pack) };
}
