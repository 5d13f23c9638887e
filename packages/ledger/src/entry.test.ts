import { createHash } from 'node:crypto';
import { GENESIS_HASH, type LedgerDraft, ledgerEntry } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { hashEntry, sealEntries, sealEntry } from './entry.ts';
import { contentHash } from './hash.ts';
import { createEmptyHead, headAfter } from './stream-head.ts';

const draft: LedgerDraft = {
  id: '11111111-1111-4111-8111-111111111111',
  at: '2026-01-31T10:42:00.000Z',
  actor: { kind: 'local', id: 'owner' },
  type: 'CHANGE_SET',
  change_set: '22222222-2222-4222-8222-222222222222',
  object: contentHash('{}'),
  counts: { created: 1, updated: 0, deleted: 0 },
};

describe('sealEntry', () => {
  it('begins a stream at 0 with the genesis hash', () => {
    const entry = sealEntry(draft, createEmptyHead('gates'));
    expect(entry).toMatchObject({ v: 1, stream: 'gates', seq: 0, prev: GENESIS_HASH, type: 'CHANGE_SET' });
    expect(ledgerEntry.safeParse(entry).success).toBe(true);
  });

  it('hashes the canonical entry without its hash', () => {
    const entry = sealEntry(draft, createEmptyHead('gates'));
    const bytes =
      `{"actor":{"id":"owner","kind":"local"},"at":"2026-01-31T10:42:00.000Z","change_set":"22222222-2222-4222-8222-222222222222",` +
      `"counts":{"created":1,"deleted":0,"updated":0},"id":"11111111-1111-4111-8111-111111111111","object":"${contentHash('{}')}",` +
      `"prev":"${GENESIS_HASH}","seq":0,"stream":"gates","type":"CHANGE_SET","v":1}`;
    expect(entry.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(hashEntry(entry)).toBe(entry.hash);
  });

  it('chains each entry to the one before', () => {
    const [first, second] = sealEntries([draft, draft], createEmptyHead('gates'));
    if (!first || !second) throw new Error('two drafts make two entries');
    expect(second).toMatchObject({ seq: 1, prev: first.hash });
    expect(headAfter(second)).toEqual({ stream: 'gates', size: 2, hash: second.hash });
  });

  it('does not let a draft choose its own place', () => {
    const forged = { ...draft, seq: 9, prev: 'f'.repeat(64), stream: 'audit' };
    expect(sealEntry(forged, createEmptyHead('gates'))).toMatchObject({ seq: 0, stream: 'gates', prev: GENESIS_HASH });
  });
});
