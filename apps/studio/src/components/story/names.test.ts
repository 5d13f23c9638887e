import { describe, expect, it } from 'vitest';
import { faceColour, initials, shortNames } from './names.ts';

describe('initials', () => {
  it('takes the first and the last word', () => {
    expect(initials('Irene Adler')).toBe('IA');
    expect(initials('Wilhelm Gottsreich von Ormstein')).toBe('WO');
    expect(initials('The King')).toBe('K');
    expect(initials('Dr. Watson')).toBe('W');
    expect(initials('Zoë')).toBe('Z');
  });

  it('keeps letters of any script and emoji whole', () => {
    expect(initials('علي حسن')).toBe('عح');
    expect(initials('👩‍🚀 Nova')).toBe('👩‍🚀N');
    expect(initials('👩‍🚀 🚀')).toBe('👩‍🚀');
    expect(initials('李小龙')).toBe('李');
  });

  it('has something for a name of signs alone', () => {
    expect(initials('???')).toBe('?');
  });
});

describe('faceColour', () => {
  it('is the same for the same name, however it is typed', () => {
    expect(faceColour('Zoë Klein')).toBe(faceColour('ZOË KLEIN'.normalize('NFD')));
  });

  it('spreads names over the palette', () => {
    const names = Array.from({ length: 140 }, (_, index) => `Person ${index}`);
    expect(new Set(names.map(faceColour)).size).toBeGreaterThan(10);
  });
});

describe('shortNames', () => {
  const short = (...names: string[]) => [
    ...shortNames(names.map((name, index) => ({ id: String(index), name }))).values(),
  ];

  it('keeps short names and takes the first word of long ones', () => {
    expect(short('Irene Adler', 'Wilhelm Gottsreich Sigismond von Ormstein')).toEqual(['Irene Adler', 'Wilhelm']);
  });

  it('cuts where the first word is shared or is a title', () => {
    expect(short('Maximiliane Oberhauser', 'Maximiliane Unterhauser')).toEqual([
      'Maximiliane Obe…',
      'Maximiliane Unt…',
    ]);
    expect(short('The Hereditary King of Bohemia')).toEqual(['The Hereditary…']);
  });
});
