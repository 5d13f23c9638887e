'use client';

import type { CharacterRecord, RelationshipRecord } from '@greenlight/schema';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { shortNames } from '../story/names.ts';
import { MapEdge } from './MapEdge.tsx';
import { MapNode } from './MapNode.tsx';
import styles from './map.module.css';
import { layOutMap, neighboursOf } from './map-layout.ts';
import { nearestNode } from './nearest-node.ts';
import { tieSentence } from './tie-words.ts';
import { useWidth } from './use-width.ts';

interface RelationshipMapProps {
  characters: readonly CharacterRecord[];
  relationships: readonly RelationshipRecord[];
}

/** More lines than this and labels would cover each other: they show for the person in focus. */
const LABELLED = 26;

/** The picture of who is who to whom. Hovering or focusing a person brings out who is next to them. */
export function RelationshipMap({ characters, relationships }: RelationshipMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const dispatch = useDispatch();
  const openId = useProject((state) => state.view.open?.id);
  const [hovered, setHovered] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const layout = useMemo(() => {
    const names = shortNames(characters);
    const people = characters.map(({ id, name }) => ({ id, label: names.get(id) ?? name }));
    return width > 0 ? layOutMap(people, relationships, width) : null;
  }, [characters, relationships, width]);
  const sentences = useMemo(() => {
    const names = new Map(characters.map(({ id, name }) => [id, name]));
    return new Map(
      relationships.map((one) => [one.id, tieSentence(one, names.get(one.from) ?? '', names.get(one.to) ?? '')]),
    );
  }, [characters, relationships]);
  const neighbours = useMemo(() => neighboursOf(relationships), [relationships]);
  const centre = hovered ?? focused;
  const isNear = (id: string) => centre === id || (centre !== null && (neighbours.get(centre)?.has(id) ?? false));
  const [first] = layout?.nodes ?? [];
  const walk = (event: KeyboardEvent, id: string) => {
    const target = layout && nearestNode(layout.nodes, id, event.key);
    if (!target) return;
    event.preventDefault();
    frame.current?.querySelector<SVGElement>(`[data-node="${target}"]`)?.focus();
  };
  const isQuiet = (layout?.edges.length ?? 0) > LABELLED;
  return (
    <div ref={frame} className={styles.frame}>
      {layout ? (
        // biome-ignore lint/a11y/useSemanticElements: an svg has no fieldset.
        <svg
          role="group"
          aria-label="Map of relationships"
          className={`${styles.svg} ${centre ? styles.focused : ''} ${isQuiet ? styles.quiet : ''}`}
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
        >
          {layout.edges.map((edge) => (
            <MapEdge
              key={edge.id}
              edge={edge}
              sentence={sentences.get(edge.id) ?? edge.text}
              isNear={centre === edge.from || centre === edge.to}
              onOpen={() => dispatch({ type: 'recordOpened', open: { kind: 'relationship', id: edge.id } })}
            />
          ))}
          {layout.nodes.map((node) => (
            <MapNode
              key={node.id}
              node={node}
              name={characters.find((one) => one.id === node.id)?.name ?? node.label}
              count={neighbours.get(node.id)?.size ?? 0}
              isNear={isNear(node.id)}
              isOpen={openId === node.id}
              isStop={focused === null ? node === first : node.id === focused}
              onOpen={() => dispatch({ type: 'recordOpened', open: { kind: 'character', id: node.id } })}
              onHover={setHovered}
              onFocus={setFocused}
              onWalk={walk}
            />
          ))}
        </svg>
      ) : null}
    </div>
  );
}
