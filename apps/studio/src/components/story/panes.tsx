'use client';

import type { RecordKind } from '@greenlight/schema';
import { useMemo } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { kindWords } from '../record/field-definitions.ts';
import { missingFor } from '../record/missing-for.ts';
import { CharacterCard } from './CharacterCard.tsx';
import cardsStyles from './cards.module.css';
import { PlaceCard } from './PlaceCard.tsx';
import { SceneStrip } from './SceneStrip.tsx';
import { inOrder, type StripColour, stripColour, stripMeaning } from './slugline.ts';
import storyStyles from './story.module.css';
import { stripClass } from './strip-class.ts';
import stripsStyles from './strips.module.css';

interface PaneProps {
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

/** The board: every scene as a strip, in order. */
export function ScenesPane({ onAdd }: PaneProps) {
  const scenes = useProject((state) => state.scenes);
  const count = useProject((state) => state.characters.length);
  const ordered = useMemo(() => inOrder(scenes), [scenes]);
  if (ordered.length === 0) {
    const missing = missingFor('scene', count);
    const kind = missing ? 'character' : 'scene';
    return (
      <Nothing
        kind={kind}
        title="No scene yet"
        words={missing ?? 'Say where it happens, when, and who is there. “INT. BAKER STREET – NIGHT” works too.'}
        onAdd={onAdd}
      />
    );
  }
  const colours = [...new Set(ordered.map(stripColour))];
  return (
    <>
      <ol className={stripsStyles.strips} aria-label="Scenes">
        {ordered.map((scene) => (
          <li key={scene.id}>
            <SceneStrip scene={scene} />
          </li>
        ))}
      </ol>
      <StripLegend colours={colours} />
    </>
  );
}

function StripLegend({ colours }: { colours: readonly StripColour[] }) {
  return (
    <ul className={stripsStyles.legend} aria-label="Colours of the strips">
      {colours.map((colour) => (
        <li key={colour}>
          <span className={`${stripsStyles.swatch} ${stripClass(colour)}`} aria-hidden="true" />
          {stripMeaning[colour]}
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
