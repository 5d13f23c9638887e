'use client';

import { useDispatch, useProject } from '../client/use-project.ts';
import { type StoryTab, storyTabs } from '../client/view-reducer.ts';
import { Icon, type IconName } from './parts/Icon.tsx';
import { tabWords, useTabCounts } from './story/tab-words.ts';
import styles from './studio.module.css';

const icons: Record<StoryTab, IconName> = { cast: 'people', places: 'place', scenes: 'scene', map: 'map' };

/** On a narrow screen, the way between the conversation and the story. */
export function BottomTabs() {
  const pane = useProject((state) => state.view.pane);
  const tab = useProject((state) => state.view.tab);
  const counts = useTabCounts();
  const dispatch = useDispatch();
  return (
    <nav className={styles.bottom} aria-label="Parts of the studio">
      <button
        type="button"
        aria-current={pane === 'conversation'}
        onClick={() => dispatch({ type: 'conversationShown' })}
      >
        <Icon name="talk" />
        Talk
      </button>
      {storyTabs.map((one) => (
        <button
          key={one}
          type="button"
          aria-current={pane === 'story' && tab === one}
          onClick={() => dispatch({ type: 'tabShown', tab: one })}
        >
          <Icon name={icons[one]} />
          {tabWords[one]} {counts[one]}
        </button>
      ))}
    </nav>
  );
}
