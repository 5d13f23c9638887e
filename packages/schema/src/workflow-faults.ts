import { fieldsOf, projectFields } from './records.ts';
import type { WorkflowStep } from './workflow-definition.ts';

export interface WorkflowFault {
  path: (string | number)[];
  message: string;
}

// What the workflow itself offers in every step, so that no step may.
const offeredAlways = /^(manual_override|review_progress|advance_to_.*)$/;

const fieldsOfRecord: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({ project: projectFields, ...fieldsOf }).map(([kind, { shape }]) => [kind, Object.keys(shape)]),
);

/** What the steps of a workflow say of each other and of records that does not hold. */
export function findWorkflowFaults(steps: readonly WorkflowStep[]): WorkflowFault[] {
  return [
    ...doubledSteps(steps),
    ...strayEntries(steps),
    ...blockedSteps(steps),
    ...strayRecords(steps),
    ...strayChoices(steps),
  ];
}

function doubledSteps(steps: readonly WorkflowStep[]): WorkflowFault[] {
  const ids = steps.map(({ id }) => id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ path: ['steps', index, 'id'], message: `"${id}" is there twice` }] : [],
  );
}

function strayEntries(steps: readonly WorkflowStep[]): WorkflowFault[] {
  const ids = new Set(steps.map(({ id }) => id));
  return steps.flatMap(({ id, entry }, index) =>
    entry.flatMap((before) => {
      const says = (message: string) => [{ path: ['steps', index, 'entry'], message }];
      if (before === id) return says(`"${id}" can only begin when it is complete itself`);
      return ids.has(before) ? [] : says(`"${id}" rests on "${before}", which is no step`);
    }),
  );
}

/** Steps that can never begin: those of a circle, and those behind one. */
function blockedSteps(steps: readonly WorkflowStep[]): WorkflowFault[] {
  const ids = new Set(steps.map(({ id }) => id));
  const open = new Map(
    steps.map(({ id, entry }) => [id, entry.filter((before) => before !== id && ids.has(before))] as const),
  );
  for (let changed = true; changed; ) {
    const free = [...open].filter(([, entry]) => entry.every((before) => !open.has(before))).map(([id]) => id);
    for (const id of free) open.delete(id);
    changed = free.length > 0;
  }
  return steps.flatMap(({ id }, index) => {
    if (!open.has(id)) return [];
    const circle = findCircle(id, open);
    const message = circle
      ? `"${id}" is part of a circle: ${circle.join(' → ')}`
      : `"${id}" cannot be reached: it rests on steps that go in a circle`;
    return [{ path: ['steps', index, 'entry'], message }];
  });
}

/** The shortest way from a step back to itself, along what each rests on. */
function findCircle(start: string, entries: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const ways = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const before of entries.get(way.at(-1) ?? start) ?? []) {
      if (before === start) return [...way, start];
      if (!seen.has(before)) ways.push([...way, before]);
      seen.add(before);
    }
  }
  return undefined;
}

function strayRecords(steps: readonly WorkflowStep[]): WorkflowFault[] {
  return steps.flatMap(({ complete }, index) =>
    complete.flatMap(({ record, where = {}, each }, at) => {
      const says = (message: string) => ({ path: ['steps', index, 'complete', at], message });
      const known = fieldsOfRecord.get(record);
      if (!known) return [says(`"${record}" is no kind of record; there are ${[...fieldsOfRecord.keys()].join(', ')}`)];
      const asked = [...Object.keys(where), ...each.flatMap(({ any_of }) => any_of)];
      return asked
        .filter((field) => !known.includes(field))
        .map((field) => says(`a ${record} has no "${field}"; it has ${known.join(', ')}`));
    }),
  );
}

function strayChoices(steps: readonly WorkflowStep[]): WorkflowFault[] {
  return steps.flatMap(({ choices }, index) => {
    const ids = choices.map(({ id }) => id);
    return ids.flatMap((id, at) => {
      const path = ['steps', index, 'choices', at];
      if (offeredAlways.test(id)) return [{ path, message: `"${id}" is offered in every step anyway` }];
      return ids.indexOf(id) < at ? [{ path, message: `"${id}" is there twice` }] : [];
    });
  });
}
