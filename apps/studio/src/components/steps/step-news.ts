import type { StepView } from '@greenlight/schema';

type Stand = Pick<StepView, 'id' | 'title' | 'number' | 'status' | 'isCurrent'>;

/** What has happened between two views of the same film, in a sentence to be read out; empty when nothing has. */
export function stepNews(before: readonly Stand[], now: readonly Stand[]): string {
  const was = new Map(before.map((step) => [step.id, step]));
  const turned = (status: StepView['status']) =>
    now.filter((step) => step.status === status && was.has(step.id) && was.get(step.id)?.status !== status);
  const here = now.find((step) => step.isCurrent);
  const moved = here && was.has(here.id) && !was.get(here.id)?.isCurrent;
  return [
    ...turned('complete').map(({ title }) => `${title} is complete.`),
    ...turned('reopened').map(({ title }) => `${title} was reopened.`),
    ...(moved ? [`The film is at ${here.title} now, step ${here.number} of ${now.length}.`] : []),
  ].join(' ');
}
