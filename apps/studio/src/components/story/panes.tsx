'use client';

import type { RecordKind } from '@greenlight/schema';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { kindWords } from '../record/field-definitions.ts';
import { CharacterCard } from './CharacterCard.tsx';
import cardsStyles from './cards.module.css';
import { PlaceCard } from './PlaceCard.tsx';
import storyStyles from './story.module.css';

export interface PaneProps {
  onAdd: (kind: RecordKind) => void;
}

/** Everybody in the story. */
export function CastPane({ onAdd }: PaneProps) {
  const characters = useProject((state) => state.characters);
  if (characters.length === 0) {
    return (
      <Nothing
        kind="character"
        title="Nobody yet"
        words="People appear here as you name them in the conversation."
        onAdd={onAdd}
      />
    );
  }
  return (
    <ul className={cardsStyles.cards} aria-label="Cast">
      {characters.map((record) => (
        <li key={record.id}>
          <CharacterCard record={record} />
        </li>
      ))}
    </ul>
  );
}

/** Everywhere the story goes. */
export function PlacesPane({ onAdd }: PaneProps) {
  const locations = useProject((state) => state.locations);
  if (locations.length === 0) {
    return (
      <Nothing
        kind="location"
        title="Nowhere yet"
        words="Places appear here as the story goes to them."
        onAdd={onAdd}
      />
    );
  }
  return (
    <ul className={cardsStyles.cards} aria-label="Places">
      {locations.map((record) => (
        <li key={record.id}>
          <PlaceCard record={record} />
        </li>
      ))}
    </ul>
  );
}

interface NothingProps extends PaneProps {
  kind: RecordKind;
  title: string;
  words: string;
}

/** An empty list says how it fills. */
export function Nothing({ kind, title, words, onAdd }: NothingProps) {
  const canWrite = useCanWrite();
  return (
    <div className={storyStyles.nothing}>
      <strong>{title}</strong>
      <p>{words}</p>
      {canWrite ? (
        <button type="button" className="button" onClick={() => onAdd(kind)}>
          {kindWords[kind].add} by hand
        </button>
      ) : null}
    </div>
  );
}
