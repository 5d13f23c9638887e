import { type Gate, type GateResult, runGate } from './gate.ts';

/** What came of a sequence of gates. */
export interface GateRuns {
  passed: boolean;
  /** In their order; the first that failed is the last that ran. */
  gates: GateResult[];
}

/** Runs gates one after the other: every check of each, until the first gate that fails. A sequence of none passes. */
export function runGates<Subject>(gates: readonly Gate<Subject>[], subject: Subject): GateRuns {
  const results: GateResult[] = [];
  for (const gate of gates) {
    const result = runGate(gate, subject);
    results.push(result);
    if (!result.passed) return { passed: false, gates: results };
  }
  return { passed: true, gates: results };
}
