import type { LocationRecord, SceneRecord } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { inOrder, slugline, stripColour } from './slugline.ts';

const place: LocationRecord = { id: 'l1', project: 'p', createdVia: 'chat', sources: {}, name: 'Baker Street' };
const scene = (extra: Partial<SceneRecord>): SceneRecord => ({
  id: 's',
  project: 'p',
  createdVia: 'chat',
  sources: {},
  ...extra,
});

describe('slugline', () => {
  it('reads as in a script', () => {
    expect(slugline(scene({ interior: true, location: 'l1', timeOfDay: 'night' }), [place])).toBe(
      'INT. BAKER STREET – NIGHT',
    );
    expect(slugline(scene({ interior: false, location: 'l1', timeOfDay: 'day' }), [place])).toBe(
      'EXT. BAKER STREET – DAY',
    );
  });

  it('leaves out what is not known', () => {
    expect(slugline(scene({ location: 'l1' }), [place])).toBe('BAKER STREET');
    expect(slugline(scene({ interior: true, location: 'l1' }), [place])).toBe('INT. BAKER STREET');
    expect(slugline(scene({ location: 'l1', timeOfDay: 'dusk' }), [place])).toBe('BAKER STREET – DUSK');
    expect(slugline(scene({ interior: true, timeOfDay: 'day' }), [place])).toBe('INT. SOMEWHERE – DAY');
  });

  it('falls back to the title, then says that there is none', () => {
    expect(slugline(scene({ title: 'The fake riot' }), [])).toBe('THE FAKE RIOT');
    expect(slugline(scene({ location: 'gone' }), [place])).toBe('UNTITLED SCENE');
  });
});

describe('stripColour', () => {
  it('tells day from night and inside from outside', () => {
    expect(stripColour({ interior: true, timeOfDay: 'day' })).toBe('day-int');
    expect(stripColour({ interior: false, timeOfDay: 'night' })).toBe('night-ext');
    expect(stripColour({ interior: false, timeOfDay: 'dusk' })).toBe('dusk-ext');
  });

  it('is open until both are known', () => {
    expect(stripColour({ interior: null, timeOfDay: 'day' })).toBe('open');
    expect(stripColour({ interior: false, timeOfDay: null })).toBe('open');
  });
});

describe('inOrder', () => {
  it('puts scenes by number, those without one last as they came', () => {
    const scenes = [
      scene({ id: 'c' }),
      scene({ id: 'b', number: 2 }),
      scene({ id: 'd' }),
      scene({ id: 'a', number: 1 }),
    ];
    expect(inOrder(scenes).map((one) => one.id)).toEqual(['a', 'b', 'c', 'd']);
  });
});
