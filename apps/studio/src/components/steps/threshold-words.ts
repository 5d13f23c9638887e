import type { WorkflowDefinition } from '@greenlight/schema';

// What the thresholds of the workflows that ship do, in a sentence.
const known: Readonly<Record<string, string>> = {
  logline_length: 'A logline that is shorter does not count.',
  acts: 'The structure is complete with this many acts, each with what happens in it.',
  act_summary_length: 'What happens in an act takes this many characters or more.',
  beats: 'With fewer, the structure says that it could be better.',
  characters: 'Before there are this many, no scene can be written.',
  relationships: 'With fewer, the characters say that they could be better.',
  scenes: 'The breakdown is complete with this many, and one for each act.',
  location_description_length: 'A place that is described at this length needs no picture.',
};

/** What a threshold does: in a sentence, or by the steps that ask for it. */
export function thresholdWords(name: string, { steps }: Pick<WorkflowDefinition, 'steps'>): string {
  const words = known[name];
  if (words) return words;
  const asking = steps.filter(({ complete }) =>
    JSON.stringify(complete).includes(`"threshold":${JSON.stringify(name)}`),
  );
  if (asking.length === 0) return 'No step asks for it.';
  return `Asked for in ${asking.map(({ title }) => title).join(', ')}.`;
}
