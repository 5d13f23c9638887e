import { describe, expect, it } from 'vitest';
import { parseFilters } from './filters.ts';
import { tokenize } from './tokens.ts';

const read = (text: string) => parseFilters(tokenize(text));

describe('parseFilters', () => {
  it.each([
    ['for handler browse', { handler: 'browse' }],
    ['where handler is Browse and decision = denied', { handler: 'Browse', decision: 'DENIED' }],
    ['that were refused', { decision: 'DENIED' }],
    ['failed only', { decision: 'FAILED' }],
    ['since yesterday', { since: 'yesterday' }],
    ['from today', { since: 'today' }],
    ['since 2026-01-31', { since: '2026-01-31' }],
    ['since 2026-01-31T10:42:00Z', { since: '2026-01-31T10:42:00Z' }],
    ['in the last hour', { since: '1 hour' }],
    ['in the past 3 days', { since: '3 days' }],
    ['last 5 entries', { limit: '5' }],
    ['last 5', { limit: '5' }],
    ['for session SES-CHAT-20260131-0a1b2c3d', { session: 'SES-CHAT-20260131-0a1b2c3d' }],
    ['of SES-CHAT-20260131-0a1b2c3d since today', { session: 'SES-CHAT-20260131-0a1b2c3d', since: 'today' }],
  ])('reads %s', (text, args) => {
    expect(read(text)).toEqual(args);
  });

  it.each(['', 'for the', 'handler', 'decision maybe', 'since dawn', 'last', 'in the last act', 'to Sarah', 'since'])(
    'does not read %j',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});
