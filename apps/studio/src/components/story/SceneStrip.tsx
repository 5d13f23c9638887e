'use client';

import type { SceneRecord } from '@greenlight/schema';
import { Fragment, memo, useMemo } from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import cardsStyles from './cards.module.css';
import { Glow } from './Glow.tsx';
import { shortNames } from './names.ts';
import { StripTime } from './StripTime.tsx';
import { slugline, stripColour, stripMeaning } from './slugline.ts';
import { stripClass } from './strip-class.ts';
import stripsStyles from './strips.module.css';
import { Value } from './Value.tsx';

/** A scene as a strip of the board, in its colour. `isShort` leaves out who is in it and what happens. */
export const SceneStrip = memo(function SceneStrip({
  scene,
  isShort = false,
}: {
  scene: SceneRecord;
  isShort?: boolean;
}) {
  const { id, number, title, summary, status, sources } = scene;
  const locations = useProject((state) => state.locations);
  const isOpen = useProject((state) => state.view.open?.id === id);
  const dispatch = useDispatch();
  const colour = stripColour(scene);
  const heading = slugline(scene, locations);
  const told = summary ?? title;
  const isOmitted = status === 'omitted';
  return (
    <article
      className={`${stripsStyles.strip} ${isOpen ? cardsStyles.chosen : ''} ${isOmitted ? stripsStyles.omitted : ''}`}
      data-testid="scene-strip"
      data-id={id}
      data-colour={colour}
      data-status={status ?? 'draft'}
    >
      <Glow id={id} />
      <span className={`${stripsStyles.band} ${stripClass(colour)}`} title={stripMeaning[colour]}>
        <span className="visually-hidden">Scene </span>
        {number ?? '–'}
        <span className="visually-hidden">, {stripMeaning[colour]}</span>
      </span>
      <div className={stripsStyles.what}>
        <h3 className={stripsStyles.slug}>
          <button
            type="button"
            dir="auto"
            data-walk={isShort ? undefined : ''}
            onClick={() => dispatch({ type: 'recordOpened', open: { kind: 'scene', id } })}
          >
            <span className={stripsStyles.heading}>{heading}</span>
            {status === 'approved' ? (
              <span className={stripsStyles.sign} title="Approved">
                <Icon name="check" size={15} />
                <span className="visually-hidden">, approved</span>
              </span>
            ) : null}
            {isOmitted ? <span className={stripsStyles.out}>omitted</span> : null}
          </button>
        </h3>
        {isShort ? null : <Cast scene={scene} />}
        {!isShort && told ? (
          <p className={`${cardsStyles.line} ${stripsStyles.summary}`} dir="auto">
            <Value
              kind="scene"
              id={id}
              field={summary ? 'summary' : 'title'}
              source={sources[summary ? 'summary' : 'title']}
            >
              {told}
            </Value>
          </p>
        ) : null}
      </div>
      {isShort ? null : <StripTime scene={scene} />}
    </article>
  );
});

function Cast({ scene }: { scene: SceneRecord }) {
  const characters = useProject((state) => state.characters);
  const names = useMemo(() => shortNames(characters), [characters]);
  const cast = (scene.characters ?? []).flatMap((id) => {
    const name = names.get(id);
    return name ? [{ id, name }] : [];
  });
  if (cast.length === 0) return <p className={stripsStyles.cast}>nobody yet</p>;
  return (
    <p className={stripsStyles.cast}>
      {cast.map(({ id, name }, index) => (
        // Each name keeps its own direction, and the list keeps the page's.
        <Fragment key={id}>
          {index > 0 ? ', ' : ''}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
    </p>
  );
}
