// The command's bundle holds this, and what it imports, in a module beside the script that every start reads.
export { renderGateResult } from '@greenlight/gates';
export { judgeSpecPack, parseSpecId, resolveSpecGate, type SpecJudgement, specGates } from '@greenlight/specs';
export {
  applySpecPack,
  listSpecPacks,
  type RecordedRun,
  readSpecPack,
  runSpecGates,
  SPECS_FOLDER,
} from '@greenlight/specs/folder';
