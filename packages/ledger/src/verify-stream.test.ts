import { generateKeyPairSync } from 'node:crypto';
import type { LedgerEntry } from '@greenlight/schema';
import { createDraft } from '@greenlight/testkit/ledger-contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize } from './canonical.ts';
import { signCheckpoint } from './checkpoint.ts';
import { canonicalBody, hashEntry, sealEntries, sealEntry } from './entry.ts';
import { hashLeaf, merkleRoot } from './merkle.ts';
import { createEmptyHead, headAfter } from './stream-head.ts';
import { createStreamVerifier, verifyStream } from './verify-stream.ts';

const drafts = Array.from({ length: 6 }, (_, index) =>
  createDraft({
    type: 'ACCESS',
    action: 'role_changed',
    subject: `user ${index} “é” \\ 🎬`,
    detail: { '10': 'ten', '9': 'nine', note: 'x' },
  }),
);
const entries = sealEntries(drafts, createEmptyHead('audit'));
const lines = entries.map((entry) => canonicalize(entry));
const bytesOf = (some: readonly string[]) => Buffer.from(some.map((line) => `${line}\n`).join(''), 'utf8');
const rootOf = (some: readonly LedgerEntry[]) =>
  Buffer.from(merkleRoot(some.map((entry) => hashLeaf(canonicalBody(entry))))).toString('hex');

describe('verifyStream', () => {
  it('answers size, root and last hash of a sound stream, from bytes and from lines', () => {
    const sound = { ok: true, size: 6, root: rootOf(entries), hash: entries[5]?.hash };
    expect(verifyStream(bytesOf(lines))).toEqual(sound);
    expect(verifyStream(lines)).toEqual(sound);
    expect(verifyStream(lines, { stream: 'audit' })).toEqual(sound);
  });

  it('takes an empty stream for sound', () => {
    expect(verifyStream(new Uint8Array())).toMatchObject({ ok: true, size: 0, root: rootOf([]) });
  });

  it('names the entry of any byte that is changed', () => {
    const bytes = bytesOf(lines);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ flip : byte));
        const line = bytes.subarray(0, at).toString('utf8').split('\n').length - 1;
        expect(verifyStream(changed)).toMatchObject({ ok: false, seq: line });
      }),
      { numRuns: 400 },
    );
  });

  it('names the entry of any byte that is added, white space too', () => {
    const bytes = bytesOf(lines);
    fc.assert(
      fc.property(
        fc.nat({ max: bytes.length - 1 }),
        fc.constantFrom(' ', '\n', '\r', '\t', '0', '\uFEFF'),
        (at, text) => {
          const changed = Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]);
          const line = bytes.subarray(0, at).toString('utf8').split('\n').length - 1;
          const isEmptyLineAfter = text === '\n' && bytes[at] === 0x0a;
          expect(verifyStream(changed)).toMatchObject({ ok: false, seq: isEmptyLineAfter ? line + 1 : line });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('names the entry in which the stream is cut', () => {
    const bytes = bytesOf(lines);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), (length) => {
        const cut = bytes.subarray(0, length);
        const whole = cut.toString('utf8').split('\n').length - 1;
        const isBetween = length === 0 || cut[length - 1] === 0x0a;
        expect(verifyStream(cut)).toMatchObject(isBetween ? { ok: true, size: whole } : { ok: false, seq: whole });
      }),
    );
  });

  it('shows entries cut off at the end when more were expected', () => {
    expect(verifyStream(lines.slice(0, 4), { expected: { size: 6 } })).toMatchObject({
      ok: false,
      seq: 4,
      reason: expect.stringContaining('missing'),
    });
    expect(verifyStream(lines, { expected: { size: 4, root: rootOf(entries.slice(0, 4)) } })).toMatchObject({
      ok: true,
    });
    expect(verifyStream(lines, { expected: { size: 4, root: rootOf(entries) } })).toMatchObject({ ok: false, seq: 3 });
  });

  it.each([
    ['left out', [0, 1, 3, 4, 5], 2, 'missing'],
    ['doubled', [0, 1, 1, 2, 3], 2, 'second time'],
    ['moved', [0, 2, 1, 3, 4], 1, 'missing'],
    ['the first one', [1, 2, 3], 0, 'missing'],
  ])('names an entry that is %s', (_what, order, seq, word) => {
    const arranged = order.map((index) => lines[index] ?? '');
    expect(verifyStream(arranged)).toMatchObject({ ok: false, seq, reason: expect.stringContaining(word) });
    expect(verifyStream(bytesOf(arranged))).toMatchObject({ ok: false, seq });
  });

  it('refuses an entry of another stream, and a whole stream under another name', () => {
    const foreign = sealEntries(drafts, createEmptyHead('gates')).map((entry) => canonicalize(entry));
    expect(verifyStream([lines[0] ?? '', foreign[1] ?? ''])).toMatchObject({
      ok: false,
      seq: 1,
      reason: expect.stringContaining('gates'),
    });
    expect(verifyStream(foreign, { stream: 'audit' })).toMatchObject({ ok: false, seq: 0 });
  });

  it('refuses an entry that was rewritten with a right hash of its own', () => {
    const forged = { ...entries[2], at: '2027-01-01T00:00:00.000Z' } as LedgerEntry;
    const rehashed = canonicalize({ ...forged, hash: hashEntry(forged) });
    expect(verifyStream([...lines.slice(0, 2), rehashed, ...lines.slice(3)])).toMatchObject({
      ok: false,
      seq: 3,
      reason: expect.stringContaining('exchanged'),
    });
  });

  it('refuses a first entry that follows something', () => {
    const orphan = sealEntry(drafts[0] ?? createDraft(), { stream: 'audit', size: 0, hash: 'a'.repeat(64) });
    expect(verifyStream([canonicalize(orphan)])).toMatchObject({
      ok: false,
      seq: 0,
      reason: expect.stringContaining('begin'),
    });
  });

  it.each([
    ['no object', 'null'],
    ['no JSON', '{"a":'],
    ['no entry', '{}'],
    ['an empty line', ''],
    ['keys in another order', JSON.stringify(Object.fromEntries(Object.entries(entries[0] ?? {}).reverse()))],
    ['a key twice', `${(lines[0] ?? '').slice(0, -1)},"writes":[]}`],
    ['another spelling of the same text', (lines[0] ?? '').replace('ACCESS', '\\u0041CCESS')],
    ['half a surrogate pair', (lines[0] ?? '').replace('“', '\\ud800')],
  ])('refuses %s', (_what, line) => {
    expect(verifyStream([line])).toMatchObject({ ok: false, seq: 0 });
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(verifyStream(Uint8Array.of(0xff, 0xfe, 0x0a))).toMatchObject({
      ok: false,
      seq: 0,
      reason: expect.stringContaining('UTF-8'),
    });
  });
});

describe('a checkpoint in a stream', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const head = headAfter(entries[5] as LedgerEntry);
  const withCheckpoint = (claim: { stream: string; size: number; root: string }) => [
    ...lines,
    canonicalize(sealEntry(createDraft(signCheckpoint(claim, privateKey)), head)),
  ];

  it('is sound when it is of all that comes before it', () => {
    const stream = withCheckpoint({ stream: 'audit', size: 6, root: rootOf(entries) });
    expect(verifyStream(stream, { keys: [publicKey] })).toMatchObject({ ok: true, size: 7 });
  });

  it('is refused for another size, another root, and another signer', () => {
    expect(verifyStream(withCheckpoint({ stream: 'audit', size: 5, root: rootOf(entries.slice(0, 5)) }))).toMatchObject(
      { ok: false, seq: 6 },
    );
    expect(verifyStream(withCheckpoint({ stream: 'audit', size: 6, root: 'a'.repeat(64) }))).toMatchObject({
      ok: false,
      seq: 6,
    });
    const sound = withCheckpoint({ stream: 'audit', size: 6, root: rootOf(entries) });
    expect(verifyStream(sound, { keys: [generateKeyPairSync('ed25519').publicKey] })).toMatchObject({
      ok: false,
      seq: 6,
    });
  });
});

describe('createStreamVerifier', () => {
  it('takes no line after the first bad one, and keeps to its verdict', () => {
    const verifier = createStreamVerifier();
    expect([verifier.push(lines[0] ?? ''), verifier.push('bad'), verifier.push(lines[1] ?? '')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(verifier.finish()).toMatchObject({ ok: false, seq: 1 });
  });
});
