import { fieldsOf, type StoryKind, storyKind } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import versions from './mapping-versions.json' with { type: 'json' };
import { type Mapping, mappings } from './mappings.ts';

const known: Record<StoryKind, Record<string, object>> = versions;

describe.each(storyKind.options)('the mapping of every %s', (kind) => {
  const { version, told, elsewhere }: Mapping = mappings[kind];

  it('has every field of the records, once', () => {
    expect([...told, ...elsewhere].sort()).toEqual(Object.keys(fieldsOf[kind].shape).sort());
  });

  it('is what its version says it is, and the last one: other fields are a new version', () => {
    expect({ told, elsewhere }).toEqual(known[kind][String(version)]);
    expect(Object.keys(known[kind])).toEqual(Array.from({ length: version }, (_, index) => String(index + 1)));
  });

  it('differs from the version before', () => {
    expect(known[kind][String(version - 1)]).not.toEqual({ told, elsewhere });
  });
});
