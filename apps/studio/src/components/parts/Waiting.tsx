import styles from './plain-page.module.css';

export function Waiting({ words }: { words: string }) {
  return (
    <main className={styles.page}>
      <p className={styles.waiting} role="status">
        {words}
      </p>
    </main>
  );
}
