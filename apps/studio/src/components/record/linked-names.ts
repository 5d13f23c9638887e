import type { RecordKind } from '@greenlight/schema';
import type { ProjectState } from '../../client/project-state.ts';
import type { KindedRecord } from '../../client/story-records.ts';
import { recordName } from './record-name.ts';

export interface NamedPiece {
  text: string;
  /** Where it begins in the sentence. */
  start: number;
  /** The record that it names. */
  record: { kind: RecordKind; id: string } | null;
}

type Story = Pick<ProjectState, 'characters' | 'locations' | 'scenes' | 'relationships'>;

/** Cuts a sentence where it names people, places, scenes and relationships of the story, the longest name first. The pieces make up the text. */
export function linkNames(text: string, story: Story): NamedPiece[] {
  const names = namesOf(story)
    .filter(({ name }) => name.length > 1 && text.includes(name))
    .sort((a, b) => b.name.length - a.name.length);
  if (names.length === 0) return [{ text, start: 0, record: null }];
  const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const any = new RegExp(
    `(?<![\\p{L}\\p{N}])(${names.map(({ name }) => literal(name)).join('|')})(?![\\p{L}\\p{N}])`,
    'u',
  );
  let start = 0;
  const pieces = text.split(any).map((piece, index): NamedPiece => {
    const named = index % 2 === 1 ? names.find(({ name }) => name === piece) : undefined;
    const cut = { text: piece, start, record: named?.record ?? null };
    start += piece.length;
    return cut;
  });
  return pieces.filter((piece) => piece.text !== '');
}

function namesOf(story: Story): { name: string; record: { kind: RecordKind; id: string } }[] {
  const all: KindedRecord[] = [
    ...story.characters.map((record) => ({ kind: 'character' as const, record })),
    ...story.locations.map((record) => ({ kind: 'location' as const, record })),
    ...story.relationships.map((record) => ({ kind: 'relationship' as const, record })),
  ];
  const named = all.map((kinded) => ({
    name: recordName(kinded, story),
    record: { kind: kinded.kind, id: kinded.record.id },
  }));
  const numbered = story.scenes.flatMap(({ id, number }) =>
    number ? [{ name: `scene ${number}`, record: { kind: 'scene' as const, id } }] : [],
  );
  return [...named, ...numbered];
}
