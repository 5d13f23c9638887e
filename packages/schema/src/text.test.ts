import { expect, test } from 'vitest';
import { characterFields, cutText, endSentence, messageText, shortenLine, wellFormed } from './index.ts';

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

test('a line is shortened to so many characters, the ellipsis among them', () => {
  expect(shortenLine(' one\n\ttwo ', 7)).toBe('one two');
  expect(shortenLine('one two', 6)).toBe('one t…');
  expect(shortenLine('one two', 5)).toBe('one…'); // no blank in front of the ellipsis
  expect(shortenLine('🎬🎬🎬', 3)).toBe('🎬🎬🎬');
  expect(shortenLine('🎬🎬🎬🎬', 3)).toBe('🎬🎬…');
});

test('a sentence gets its full stop once', () => {
  expect(['Go on', 'Why?', 'Resolve the note “Why?”', 'Resolve the note “Cut”'].map(endSentence)).toEqual([
    'Go on.',
    'Why?',
    'Resolve the note “Why?”',
    'Resolve the note “Cut”.',
  ]);
});
