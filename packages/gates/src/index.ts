export { type Check, type Gate, type GateResult, runGate } from './gate.ts';
