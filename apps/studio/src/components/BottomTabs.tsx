'use client';

import { useDispatch, useProject } from '../client/use-project.ts';
import { type StoryTab, storyTabs } from '../client/view-reducer.ts';
import { Icon, type IconName } from './parts/Icon.tsx';
import { tabWords, useTabCounts } from './story/tab-words.ts';
import styles from './studio.module.css';

const icons: Record<StoryTab, IconName> = {
  cast: 'people',
  places: 'place',
  structure: 'structure',
  scenes: 'scene',
  map: 'map',
  review: 'review',
};
/** Seven words side by side on a telephone: the longest is said shorter. */
const shortWords: Partial<Record<StoryTab, string>> = { structure: 'Acts' };

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
          <span>{shortWords[one] ?? tabWords[one]}</span>
          {counts[one] > 0 ? <small>{counts[one]}</small> : null}
        </button>
      ))}
    </nav>
  );
}
