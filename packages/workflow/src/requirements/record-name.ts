import { type ProjectRecords, type RecordKind, shortenLine } from '@greenlight/schema';
import { indexOf } from '../ground/project-index.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';

type Named = { [Kind in RecordKind]: (record: ProjectRecords[Kind], ground: WorkflowGround) => string };

const LONGEST = 60;

const names: Named = {
  character: ({ name }) => name,
  location: ({ name }) => name,
  scene: ({ title, number, summary }) => {
    if (title) return `“${title}”`;
    if (number) return `scene ${number}`;
    return summary ? `the scene “${shortenLine(summary, LONGEST)}”` : 'a scene without a title';
  },
  relationship: ({ from, to }, { snapshot }) => {
    const characters = indexOf(snapshot).characters();
    return `${characters.get(from)?.name ?? 'somebody'} and ${characters.get(to)?.name ?? 'somebody'}`;
  },
  act: ({ number }) => `act ${number}`,
  beat: ({ title }) => `“${title}”`,
  panel: ({ number }) => (number ? `panel ${number}` : 'a panel'),
  media: ({ title }) => `“${title}”`,
  review: () => 'a review',
  note: ({ text }) => `the note “${shortenLine(text, LONGEST)}”`,
};

/** A record as a sentence calls it. A sentence that begins with it gets its capital from `fillMessage`. */
export function recordName<Kind extends RecordKind>(
  kind: Kind,
  record: ProjectRecords[Kind],
  ground: WorkflowGround,
): string {
  return names[kind](record, ground);
}
