'use client';

import type { RecordKind } from '@greenlight/schema';
import { useProject } from '../../client/use-project.ts';
import { missingFor } from '../record/missing-for.ts';
import { Nothing } from '../story/panes.tsx';
import { MapLegend } from './MapLegend.tsx';
import styles from './map.module.css';
import { RelationshipList } from './RelationshipList.tsx';
import { RelationshipMap } from './RelationshipMap.tsx';

/** Who is who to whom: as a picture, and as a list that says the same. */
export function MapPane({ onAdd }: { onAdd: (kind: RecordKind) => void }) {
  const characters = useProject((state) => state.characters);
  const relationships = useProject((state) => state.relationships);
  const missing = useProject((state) => missingFor('relationship', state));
  if (characters.length === 0)
    return (
      <Nothing
        kind="character"
        title="Nobody yet"
        words="The map draws itself once there are people in the story."
        onAdd={onAdd}
      />
    );
  return (
    <div className={styles.map}>
      <RelationshipMap characters={characters} relationships={relationships} />
      {relationships.length > 0 ? (
        <>
          <MapLegend types={[...new Set(relationships.map((one) => one.type))]} />
          <RelationshipList />
        </>
      ) : (
        <Nothing
          kind={missing ? 'character' : 'relationship'}
          title="Nobody is related yet"
          words={missing ?? 'Say what they are to each other: “Holmes and Watson are old friends.”'}
          onAdd={onAdd}
        />
      )}
    </div>
  );
}
