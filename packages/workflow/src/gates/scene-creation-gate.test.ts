import { runGate } from '@greenlight/gates';
import { finding } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { sceneCreationGate } from './scene-creation-gate.ts';

describe('the gate in front of a new scene', () => {
  it.each([0, 1])('is closed with %i characters, and says how many there are and what to do', (characterCount) => {
    const result = runGate(sceneCreationGate, { characterCount });
    expect(result).toMatchObject({ gate: 'workflow.scene.create', passed: false });
    const [only] = result.findings;
    expect(finding.parse(only)).toMatchObject({
      severity: 'blocker',
      code: 'TOO_FEW_CHARACTERS',
      message: 'Create at least 2 characters first',
      remedy: expect.stringMatching(characterCount === 0 ? /^You have no/ : /^You have one\./),
    });
  });

  it.each([2, 3, 500])('is open with %i', (characterCount) => {
    expect(runGate(sceneCreationGate, { characterCount })).toEqual({
      gate: 'workflow.scene.create',
      passed: true,
      findings: [],
    });
  });

  it('takes another threshold from the project', () => {
    const result = runGate(sceneCreationGate, { characterCount: 12, required: 13 });
    expect(result.findings).toMatchObject([
      { message: 'Create at least 13 characters first', remedy: expect.stringContaining('You have 12.') },
    ]);
    expect(runGate(sceneCreationGate, { characterCount: 0, required: 0 }).passed).toBe(true);
    expect(runGate(sceneCreationGate, { characterCount: 0, required: 1 }).findings[0]?.message).toBe(
      'Create at least 1 character first',
    );
  });
});
