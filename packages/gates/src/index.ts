export { blocker } from './blocker.ts';
export { type Check, type Gate, type GateResult, runGate } from './gate.ts';
export { GATES_STREAM, type GateEntry, gateEntry } from './gate-entry.ts';
export { gateLogName, logTime } from './gate-log-name.ts';
export { plainLine } from './plain-line.ts';
export { type GateLog, renderGateLog, renderGateResult } from './render-gate-log.ts';
export { resolveGate } from './resolve-gate.ts';
export { type GateRuns, runGates } from './run-gates.ts';
