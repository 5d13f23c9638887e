import type { Finding } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import type { Gate } from './gate.ts';
import { runGates } from './run-gates.ts';

function gateOf(id: string, ran: string[], severities: readonly Finding['severity'][] = []): Gate<number> {
  const checks = severities.map((severity, index) => (): Finding[] => {
    ran.push(`${id}.${index}`);
    return [{ gate: id, severity, code: 'FOUND', message: severity }];
  });
  return { id, checks };
}

describe('runGates', () => {
  it('runs every check of a gate and stops at the first gate that fails', () => {
    const ran: string[] = [];
    const gates = [
      gateOf('one', ran, ['warning', 'suggestion']),
      gateOf('two', ran, ['blocker', 'blocker']),
      gateOf('three', ran, ['warning']),
    ];
    const { passed, gates: results } = runGates(gates, 1);
    expect(passed).toBe(false);
    expect(results.map(({ gate, passed }) => [gate, passed])).toEqual([
      ['one', true],
      ['two', false],
    ]);
    expect(ran).toEqual(['one.0', 'one.1', 'two.0', 'two.1']);
  });

  it('passes when every gate does, and when there is none', () => {
    const ran: string[] = [];
    expect(runGates([gateOf('one', ran, ['warning']), gateOf('two', ran)], 1).passed).toBe(true);
    expect(runGates([], 1)).toEqual({ passed: true, gates: [] });
  });
});
