import { describe, expect, it } from 'vitest';
import { readMatter } from './lead-ins.ts';
import { tokenize } from './tokens.ts';

const read = (message: string) => {
  const { tokens, mayAct } = readMatter(tokenize(message), message);
  return [tokens.map(({ text }) => text).join(' '), mayAct];
};

describe('readMatter', () => {
  it.each([
    ['please stage it', 'stage it'],
    ['OK, now please stage it, thanks!', 'stage it'],
    ['plese stage it', 'stage it'],
    ['stage please it', 'stage it'],
    ['go ahead and stage it right now', 'stage it'],
    ["I'd like to stage it", 'stage it'],
    ['could you please stage it?', 'stage it'],
    ['would u stage it for me?', 'stage it'],
  ])('takes the courtesies off %j, and it is an order', (message, matter) => {
    expect(read(message)).toEqual([matter, true]);
  });

  it.each([
    ['can you stage it', 'stage it'],
    ['can I please stage it', 'stage it'],
    ['let me see it', 'see it'],
    ['stage it? thanks', 'stage it'],
    ['please stage it?', 'stage it'],
  ])('takes the courtesies off %j, and it only asks', (message, matter) => {
    expect(read(message)).toEqual([matter, false]);
  });

  it.each(['please', 'now', 'thanks', 'can you', '"please" stage', "don't stage it", 'yes'])('leaves %j', (message) => {
    expect(read(message)[0]).toBe(message.replaceAll('"', ''));
  });
});
