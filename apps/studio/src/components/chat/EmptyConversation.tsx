'use client';

import { useCanWrite, useProject } from '../../client/use-project.ts';
import { Choices } from '../steps/Choices.tsx';
import styles from './chat.module.css';

// First sentences of the kinds that there are: a person, two people, a place, a scene.
const suggestions = [
  'Mara Okafor is a retired locksmith, fifty-two, from Lagos.',
  'Inspector Tobi Reyes, 45, is the rival of Mara Okafor.',
  'There is a pawn shop called The Golden Ear.',
  'INT. THE GOLDEN EAR - NIGHT. Mara Okafor finds a note in a watch.',
];

/** What stands where nothing has been said yet. */
export function EmptyConversation({ onFill }: { onFill: (text: string) => void }) {
  const isBare = useProject((state) => state.characters.length + state.locations.length + state.scenes.length === 0);
  const canWrite = useCanWrite();
  if (!canWrite) {
    return (
      <div className={styles.empty}>
        <h2>You are reading along</h2>
        <p>
          Conversations belong to those who have them. What they make of the story appears among its people, places and
          scenes as it is said.
        </p>
      </div>
    );
  }
  if (!isBare) {
    return (
      <div className={styles.empty}>
        <h2>A new conversation</h2>
        <p>The story so far stays as it is. Go on with it, or ask about it.</p>
        <Choices isBrief={false} />
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <h2>Tell the first thing that happens</h2>
      <p>
        Say who is in it, where it is, what happens. People, places and scenes are written down as you speak, and
        anything can be taken back. You could begin like this:
      </p>
      <ul className={styles.suggestions} aria-label="First sentences">
        {suggestions.map((text) => (
          <li key={text}>
            <button type="button" onClick={() => onFill(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
      <Choices isBrief />
    </div>
  );
}
