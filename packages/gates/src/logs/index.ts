// A face of its own: it writes files, and what a page imports must not.
export { type GateLogFile, writeGateLog } from './write-gate-log.ts';
