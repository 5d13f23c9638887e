'use client';

import { useDispatch } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { Menu, MenuItem, MenuWords } from '../parts/Menu.tsx';
import type { Choice } from './Choices.tsx';
import styles from './choices.module.css';
import { StepSign } from './StepSign.tsx';
import { frameWords, lookOf } from './step-words.ts';
import { useTakeChoice } from './use-take-choice.ts';

/** The way to every other step. A closed one opens its sheet, which says why and what to do. */
export function GoToMenu({ choices }: { choices: readonly Choice[] }) {
  const { steps } = useWorkflow();
  const take = useTakeChoice();
  const dispatch = useDispatch();
  if (choices.length === 0) return null;
  return (
    <Menu label="Go to a step" className="button button-small button-quiet" button="Go to…" align="end" side="above">
      {steps.map((step) => {
        const choice = choices.find(({ id }) => id === `advance_to_${step.id}`);
        if (!choice) return null;
        const go = () => (choice.blocked ? dispatch({ type: 'stepShown', step: step.id }) : take(choice));
        return (
          <MenuItem key={step.id} onSelect={go}>
            <span className={`${styles.sign} ${styles[lookOf(step)]}`}>
              <StepSign look={choice.blocked ? 'closed' : lookOf(step)} />
            </span>
            <MenuWords>{step.title}</MenuWords>
            <small>{frameWords(step, steps)}</small>
          </MenuItem>
        );
      })}
    </Menu>
  );
}
