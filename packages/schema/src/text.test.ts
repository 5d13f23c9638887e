import { expect, test } from 'vitest';
import { characterFields, cutText, messageText, wellFormed } from './index.ts';

test('what cannot be stored or hashed becomes U+FFFD in its place', () => {
  expect(wellFormed('a\0b\ud800c\udc00d')).toBe('a\ufffdb\ufffdc\ufffdd');
  expect(wellFormed('Zoë 🎬')).toBe('Zoë 🎬');
});

test('a message keeps its length, so that evidence points where it did', () => {
  expect(messageText.parse('Hi\0 🎬 \ud83c')).toBe('Hi\ufffd 🎬 \ufffd');
});

test('a name has no control characters, a description keeps its lines', () => {
  expect(characterFields.parse({ name: ' A\u001b[31m\nB ', description: 'one\n\ttwo\u0007' })).toEqual({
    name: 'A [31m B',
    description: 'one\n\ttwo',
  });
  expect(characterFields.safeParse({ name: '\u0001\u0002' }).success).toBe(false);
});

test('a cut never goes through a pair', () => {
  expect([1, 2, 3, 4].map((length) => cutText('a🎬b', length))).toEqual(['a', 'a', 'a🎬', 'a🎬b']);
});
