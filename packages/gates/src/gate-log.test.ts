import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { entryBody, type Finding } from '@greenlight/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GateResult } from './gate.ts';
import { gateEntry } from './gate-entry.ts';
import { gateLogName } from './gate-log-name.ts';
import { writeGateLog } from './logs/write-gate-log.ts';
import { renderGateLog } from './render-gate-log.ts';

const at = new Date('2026-11-20T15:12:00.123Z');
const judged = `sha256:${'a'.repeat(64)}`;
const found: Finding = {
  gate: 'spec.G0',
  severity: 'blocker',
  code: 'MISSING_FILE',
  message: 'It is not there',
  where: '03.md',
  remedy: 'Write it.',
};
const failed: GateResult = { gate: 'spec.G0', passed: false, findings: [found, { ...found, severity: 'warning' }] };

describe('the log of a run', () => {
  it('says when, what, its hash, the verdict, and every finding with its remedy', () => {
    expect(renderGateLog({ target: 'PROOF-001', judged, at, gates: [failed] })).toBe(
      [
        'time:    2026-11-20T15:12:00.123Z',
        'gate:    spec.G0',
        'target:  PROOF-001',
        `judged:  ${judged}`,
        'verdict: FAILED',
        '',
        'spec.G0 failed: 1 blocker, 1 warning',
        '  blocker  MISSING_FILE  03.md',
        '      It is not there',
        '      Remedy: Write it.',
        '  warning  MISSING_FILE  03.md',
        '      It is not there',
        '      Remedy: Write it.',
        '',
      ].join('\n'),
    );
  });

  it('passes when each of its gates did', () => {
    const gates = [{ gate: 'a.X', passed: true, findings: [] }];
    expect(renderGateLog({ target: 'x', judged, at, gates })).toContain('verdict: PASSED\n\na.X passed: no findings\n');
    expect(renderGateLog({ target: 'x', judged, at, gates: [...gates, failed] })).toContain('verdict: FAILED');
  });

  it('lets no text from outside act on a terminal, or look like a line of the log', () => {
    const evil = { ...found, where: 'a\u001b[2J', message: 'x\nverdict: PASSED\u202e', remedy: '\u009bm\r\n' };
    const text = renderGateLog({ target: 'T\nverdict: PASSED', judged, at, gates: [{ ...failed, findings: [evil] }] });
    expect(text.match(/^verdict:/gm)).toHaveLength(1);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('the name of a log', () => {
  it('is the gate without its owner and the UTC time, in a form that every file system takes', () => {
    expect(gateLogName('spec.G0', at)).toBe('G0_20261120T151200.123Z.log');
    expect(gateLogName('spec.G0', at, 2)).toBe('G0_20261120T151200.123Z-2.log');
    expect(gateLogName('../b c', at)).toBe('_b_c_20261120T151200.123Z.log');
  });
});

describe('a log on the disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'greenlight-logs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is never written over: runs in one millisecond keep one each', async () => {
    const texts = Array.from({ length: 25 }, (_, index) => `run ${index}\n`);
    const names = await Promise.all(texts.map((text) => writeGateLog({ folder, gate: 'spec.G1', at, text })));
    expect(new Set(names).size).toBe(25);
    expect(
      readdirSync(folder)
        .map((name) => readFileSync(path.join(folder, name), 'utf8'))
        .sort(),
    ).toEqual(texts.sort());
  });

  it('is not written through a link', async () => {
    writeFileSync(path.join(folder, 'elsewhere'), 'kept');
    symlinkSync('elsewhere', path.join(folder, gateLogName('spec.G1', at)));
    expect(await writeGateLog({ folder, gate: 'spec.G1', at, text: 'log' })).toBe('G1_20261120T151200.123Z-2.log');
    expect(readFileSync(path.join(folder, 'elsewhere'), 'utf8')).toBe('kept');
  });
});

describe('the ledger entry of a run', () => {
  it('has the verdict, the codes and the hash of what was judged', () => {
    const entry = gateEntry(failed, judged);
    expect(entryBody.parse(entry)).toEqual({
      type: 'GATE',
      gate: 'spec.G0',
      passed: false,
      judged,
      findings: ['MISSING_FILE', 'MISSING_FILE'],
    });
  });
});
