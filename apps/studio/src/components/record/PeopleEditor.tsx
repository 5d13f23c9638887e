'use client';

import { useProject } from '../../client/use-project.ts';
import styles from './record.module.css';

interface PeopleEditorProps {
  label: string;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Who of the cast is in it. */
export function PeopleEditor({ label, chosen, onChange }: PeopleEditorProps) {
  const characters = useProject((state) => state.characters);
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  if (characters.length === 0) return <p className={styles.empty}>There is nobody in the story yet.</p>;
  return (
    <fieldset className={styles.cast}>
      <legend className="visually-hidden">{label}</legend>
      {characters.map(({ id, name }) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
          <span dir="auto">{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
