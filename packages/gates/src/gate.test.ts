import { type Finding, finding, type Severity } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { type Gate, runGate } from './gate.ts';
import { resolveGate } from './resolve-gate.ts';

const found = (severity: Severity, message: string): Finding => ({
  gate: 'test.gate',
  severity,
  code: 'FOUND',
  message,
});

function gateOf(...checks: Gate<number>['checks']): Gate<number> {
  return { id: 'test.gate', checks };
}

describe('runGate', () => {
  it('passes a gate without findings', () => {
    expect(
      runGate(
        gateOf(() => []),
        1,
      ),
    ).toEqual({ gate: 'test.gate', passed: true, findings: [] });
  });

  it('passes with warnings and suggestions, and hands them on', () => {
    const result = runGate(
      gateOf(() => [found('warning', 'thin'), found('suggestion', 'add more')]),
      1,
    );
    expect(result.passed).toBe(true);
    expect(result.findings.map(({ message }) => message)).toEqual(['thin', 'add more']);
  });

  it('runs every check, also after a blocker, and hands each the subject', () => {
    const subjects: number[] = [];
    const check = (subject: number): Finding[] => {
      subjects.push(subject);
      return [found('blocker', `number ${subjects.length}`)];
    };
    const result = runGate(gateOf(check, check, check), 7);
    expect(subjects).toEqual([7, 7, 7]);
    expect(result.passed).toBe(false);
    expect(result.findings.map(({ message }) => message)).toEqual(['number 1', 'number 2', 'number 3']);
  });

  it.each([
    ['an Error', new Error('no disk'), 'no disk'],
    ['anything else', 'broken', 'broken'],
  ])('takes a check that throws %s as a blocker, and still runs the next', (_what, thrown, reason) => {
    const result = runGate(
      gateOf(
        () => {
          throw thrown;
        },
        () => [found('warning', 'after')],
      ),
      1,
    );
    expect(result.passed).toBe(false);
    expect(result.findings).toMatchObject([
      { gate: 'test.gate', severity: 'blocker', code: 'CHECK_FAILED', message: expect.stringContaining(reason) },
      { message: 'after' },
    ]);
    for (const each of result.findings) finding.parse(each);
  });
});

describe('resolveGate', () => {
  const gates = [gateOf(() => []), { ...gateOf(() => [found('blocker', 'closed')]), id: 'test.closed' }];

  it('finds a gate by its id', () => {
    expect(runGate(resolveGate(gates, 'test.gate'), 1).passed).toBe(true);
    expect(runGate(resolveGate(gates, 'test.closed'), 1).passed).toBe(false);
  });

  it.each(['test.gat', ''])('gives a gate that never passes for an unknown id: "%s"', (id) => {
    const result = runGate(resolveGate(gates, id), 1);
    expect(result.passed).toBe(false);
    expect(result.findings).toMatchObject([
      { severity: 'blocker', code: 'UNKNOWN_GATE', message: expect.stringContaining(`"${id}"`) },
    ]);
    for (const each of result.findings) finding.parse(each);
  });
});
