// A face of its own: spec packs in `docs/specs/` of a workspace.
export { type AppliedPack, type ApplyOrder, applySpecPack } from './apply-spec-pack.ts';
export { listSpecPacks, type SpecListing } from './list-spec-packs.ts';
export { readSpecPack } from './read-spec-pack.ts';
export { type GatesOrder, type RecordedRun, runSpecGates } from './run-spec-gates.ts';
export { SPECS_FOLDER } from './spec-places.ts';
