import styles from './brand.module.css';

/** The lamp and the name. */
export function Brand({ href = '/projects' }: { href?: string }) {
  return (
    <a className={styles.brand} href={href}>
      <span className={styles.lamp} aria-hidden="true" />
      <span className={styles.name}>Greenlight</span>
    </a>
  );
}
