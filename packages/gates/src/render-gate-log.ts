import type { Finding } from '@greenlight/schema';
import type { GateResult } from './gate.ts';
import { plainLine } from './plain-line.ts';

/** A run of gates, as its log tells it. */
export interface GateLog {
  /** What was judged, in words: a folder, a package, a project. */
  target: string;
  /** `sha256:<hex>` of what was judged. */
  judged: string;
  at: Date;
  gates: readonly GateResult[];
}

/** A run of gates as plain text: when, what, the hash of what was judged, and of each gate its verdict and findings. */
export function renderGateLog({ target, judged, at, gates }: GateLog): string {
  const passed = gates.every((gate) => gate.passed);
  const head = [
    `time:    ${at.toISOString()}`,
    `gate:    ${gates.map(({ gate }) => plainLine(gate)).join(', ')}`,
    `target:  ${plainLine(target)}`,
    `judged:  ${plainLine(judged)}`,
    `verdict: ${passed ? 'PASSED' : 'FAILED'}`,
  ];
  return `${[...head, ...gates.flatMap((gate) => ['', ...renderGateResult(gate)])].join('\n')}\n`;
}

/** What one gate said, a line each: its verdict, then every finding with severity, code, place, message and remedy. */
export function renderGateResult({ gate, passed, findings }: GateResult): string[] {
  return [
    `${plainLine(gate)} ${passed ? 'passed' : 'failed'}: ${countFindings(findings)}`,
    ...findings.flatMap(render),
  ];
}

function render({ severity, code, where, message, remedy }: Finding): string[] {
  const place = where === undefined ? '' : `  ${plainLine(where)}`;
  const lines = [`  ${severity}  ${code}${place}`, `      ${plainLine(message)}`];
  return remedy === undefined ? lines : [...lines, `      Remedy: ${plainLine(remedy)}`];
}

function countFindings(findings: readonly Finding[]): string {
  const counts = (['blocker', 'warning', 'suggestion'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  return counts.length === 0 ? 'no findings' : counts.join(', ');
}
