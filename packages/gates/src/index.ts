export { type Check, type Gate, type GateResult, runGate } from './gate.ts';
export { resolveGate } from './resolve-gate.ts';
