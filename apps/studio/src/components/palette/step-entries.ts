import type { WorkflowView } from '@greenlight/schema';
import { missingCount } from '../steps/step-words.ts';
import type { PaletteAct, PaletteEntry } from './palette-entries.ts';

/** The steps of the film, what may be done in the one that it stands at, and what that misses. What is blocked leads to where it says why. */
export function stepEntries({ steps, choices, currentStep }: WorkflowView, canWrite: boolean): PaletteEntry[] {
  const current = steps.find(({ id }) => id === currentStep);
  const missing = current ? missingCount(current) : 0;
  const entry = (title: string, note: string, act: PaletteAct): PaletteEntry => ({
    id: `step ${title}`,
    group: 'Steps',
    title,
    note,
    act,
  });
  const what = entry('What is missing?', current ? `${current.title}: ${missing === 0 ? 'nothing' : missing}` : '', {
    type: 'step',
    step: currentStep,
  });
  const offered = choices
    .filter(({ id }) => canWrite && !id.startsWith('advance_to_'))
    .map(({ id, title, description, blocked, reason }) =>
      entry(title, blocked ? (reason ?? 'not yet') : description, choiceAct(id, title, blocked, currentStep)),
    );
  const places = steps
    .filter(({ isCurrent }) => !isCurrent)
    .map(({ id, title }) => {
      const choice = choices.find((one) => one.id === `advance_to_${id}`);
      const isOpen = canWrite && choice !== undefined && !choice.blocked;
      const name = `Go to ${title.toLocaleLowerCase('en')}`;
      const act: PaletteAct = isOpen
        ? { type: 'choose', choice: choice.id, title: choice.title }
        : { type: 'step', step: id };
      return entry(name, choice?.reason ?? '', act);
    });
  return [what, ...offered, ...places];
}

function choiceAct(id: string, title: string, isBlocked: boolean, currentStep: string): PaletteAct {
  if (isBlocked) return { type: 'step', step: currentStep };
  return id === 'manual_override' ? { type: 'instead' } : { type: 'choose', choice: id, title };
}
