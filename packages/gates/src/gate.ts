import type { Finding } from '@greenlight/schema';

/** One question a gate asks of its subject. It says what is wrong, or nothing. Pure: no clock, no I/O. */
export type Check<Subject> = (subject: Subject) => readonly Finding[];

/** Named checks that must pass before going on. The id carries its owner: `workflow.scene.create`. */
export interface Gate<Subject> {
  id: string;
  checks: readonly Check<Subject>[];
}

export interface GateResult {
  gate: string;
  passed: boolean;
  findings: Finding[];
}

/** Runs every check of a gate. It passes when no finding is a blocker; a check that throws is a blocker. */
export function runGate<Subject>(gate: Gate<Subject>, subject: Subject): GateResult {
  const findings = gate.checks.flatMap((check) => runCheck(gate.id, check, subject));
  return { gate: gate.id, passed: findings.every((finding) => finding.severity !== 'blocker'), findings };
}

function runCheck<Subject>(gate: string, check: Check<Subject>, subject: Subject): readonly Finding[] {
  try {
    return check(subject);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      { gate, severity: 'blocker', code: 'CHECK_FAILED', message: `A check of ${gate} could not be run: ${reason}` },
    ];
  }
}
