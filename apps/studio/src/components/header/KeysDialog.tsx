'use client';

import { Dialog } from '../parts/Dialog.tsx';
import styles from './header.module.css';

const keys: readonly [string, readonly string[]][] = [
  ['Search, go anywhere, do anything', ['⌘ K', 'Ctrl K']],
  ['Write', ['/']],
  ['Send what is written', ['Enter']],
  ['A new line', ['Shift Enter']],
  ['Bring back your last message, in an empty field', ['↑']],
  ['To what was read and waits for your word', ['R']],
  ['There: keep it, correct it, discard it, see the next', ['Enter', 'E', 'D', 'N']],
  ['Next and previous card or strip', ['J', 'K']],
  ['Open the one in focus', ['Enter']],
  ['Cast, Places, Structure, Scenes, Map, Review', ['1', '…', '6']],
  ['Move a beat, an act, a panel or a scene', ['Alt ↑', 'Alt ↓']],
  ['The steps of the film; then walk them, open one', ['S', '←', '→', 'Enter']],
  ['Close what is open, leave the field', ['Esc']],
  ['These keys', ['?']],
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(([what, presses]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {presses.map((press) => (
                <kbd key={press}>{press}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
