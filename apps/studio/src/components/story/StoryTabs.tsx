'use client';

import { type KeyboardEvent, useRef } from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { type StoryTab, storyTabs } from '../../client/view-reducer.ts';
import styles from './story.module.css';
import { tabWords, useTabCounts } from './tab-words.ts';

/** Cast, Places, Structure, Scenes, Map, Review. Arrow keys walk them. */
export function StoryTabs() {
  const tab = useProject((state) => state.view.tab);
  const counts = useTabCounts();
  const dispatch = useDispatch();
  const list = useRef<HTMLDivElement>(null);
  const show = (next: StoryTab | undefined) => {
    if (!next) return;
    dispatch({ type: 'tabShown', tab: next });
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  const walk = (event: KeyboardEvent) => {
    const at = storyTabs.indexOf(tab);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: storyTabs.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    show(storyTabs.at(target % storyTabs.length));
  };
  return (
    <div ref={list} role="tablist" aria-label="The story so far" onKeyDown={walk}>
      {storyTabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          className={styles.tab}
          aria-selected={one === tab}
          aria-controls="story-pane"
          tabIndex={one === tab ? 0 : -1}
          onClick={() => show(one)}
        >
          {tabWords[one]} <span>{counts[one]}</span>
        </button>
      ))}
    </div>
  );
}
