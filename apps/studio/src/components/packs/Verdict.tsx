import { Icon } from '../parts/Icon.tsx';
import styles from './packs.module.css';

/** A sign and a word: passed or failed. */
export function Verdict({ isPassed }: { isPassed: boolean }) {
  return (
    <span className={`${styles.verdict} ${isPassed ? styles.passed : styles.failed}`}>
      <Icon name={isPassed ? 'check' : 'close'} size={14} />
      {isPassed ? 'Passed' : 'Failed'}
    </span>
  );
}
