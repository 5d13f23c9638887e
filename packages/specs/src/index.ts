// The gates of spec packs and what fills a pack, for any host: nothing here reads or writes a file. `@greenlight/specs/folder` does.
export { createSpecPack, fillTemplates, type SpecPackOrder } from './create-spec-pack.ts';
export {
  createSpecGates,
  judgeSpecPack,
  resolveSpecGate,
  type SpecJudgement,
  specGates,
} from './gates/spec-gates.ts';
export { isSpecId, parseSpecId } from './spec-id.ts';
export { hashSpecPack, type SpecFault, type SpecPack } from './spec-pack.ts';
export { type SpecFile, type SpecTemplates, specFiles } from './templates/spec-template.ts';
export { type SpecField, specFields, specTemplates } from './templates/spec-templates.ts';
