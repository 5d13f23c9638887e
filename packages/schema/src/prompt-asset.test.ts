import { expect, test } from 'vitest';
import { parsePromptAsset } from './prompt-asset.ts';

test('a prompt is JSON, or Markdown with its name and purpose on top', () => {
  const prompt = { name: 'cold-endings', purpose: 'ending', text: 'For {title}: no hugs.\n\nNone.' };
  expect(parsePromptAsset(JSON.stringify(prompt))).toEqual(prompt);
  const markdown = `---\r\nname: cold-endings\r\npurpose: ending\r\n---\r\n\r\n${prompt.text}\r\n`;
  expect(parsePromptAsset(markdown)).toEqual(prompt);
});

test.each([
  [
    'an unknown placeholder',
    { text: 'Tell {secret}' },
    'may hold only {request}, {title}, {genre}, {logline}, {audience}',
  ],
  ['an unknown purpose', { purpose: 'tools' }, 'purpose'],
  ['an unknown field', { tools: ['shell'] }, 'tools'],
  ['a name that is none', { name: 'A b' }, 'small letters'],
  ['control characters', { text: 'a\u001b[2Jb' }, 'control character'],
  ['no text', { text: '  ' }, 'must not be empty'],
])('%s is refused', (_what, change, message) => {
  expect(() => parsePromptAsset(JSON.stringify({ name: 'x', purpose: 'any', text: 'y', ...change }))).toThrow(message);
});

test('what is neither is refused', () => {
  expect(() => parsePromptAsset('Say it well.')).toThrow(SyntaxError);
});
