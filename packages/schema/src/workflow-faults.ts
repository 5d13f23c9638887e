import { fieldsOf } from './record-kinds.ts';
import { projectFields } from './records.ts';
import type { Amount, WorkflowRequirement, WorkflowStep, WorkflowThreshold } from './workflow-definition.ts';

export interface WorkflowFault {
  path: (string | number)[];
  message: string;
}

// What the workflow itself offers in every step, so that no step may.
const offeredAlways = /^(manual_override|review_progress|advance_to_.*)$/;

const fieldsOfRecord: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({ project: projectFields, ...fieldsOf }).map(([kind, { shape }]) => [kind, Object.keys(shape)]),
);

interface Flow {
  steps: readonly WorkflowStep[];
  thresholds: Readonly<Record<string, WorkflowThreshold>>;
}

/** What the steps of a workflow say of each other, of records and of thresholds that does not hold. */
export function findWorkflowFaults({ steps, thresholds }: Flow): WorkflowFault[] {
  return [
    ...doubledSteps(steps),
    ...strayEntries(steps),
    ...blockedSteps(steps),
    ...strayRecords(steps),
    ...strayThresholds(steps, thresholds),
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
    complete.flatMap((requirement, at) => {
      if ('rule' in requirement) return [];
      const { record, where = {}, each } = requirement;
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

function strayThresholds(steps: readonly WorkflowStep[], thresholds: Flow['thresholds']): WorkflowFault[] {
  return steps.flatMap(({ complete }, index) =>
    complete.flatMap((requirement, at) =>
      amountsOf(requirement)
        .flatMap((amount) => (typeof amount === 'object' ? [amount.threshold] : []))
        .filter((name) => !Object.hasOwn(thresholds, name))
        .map((name) => ({
          path: ['steps', index, 'complete', at],
          message: `"${name}" is no threshold of this workflow; it has ${Object.keys(thresholds).join(', ') || 'none'}`,
        })),
    ),
  );
}

function amountsOf(requirement: WorkflowRequirement): (Amount | undefined)[] {
  if ('rule' in requirement) return [requirement.at_least];
  return [requirement.at_least, ...requirement.each.map(({ min_length }) => min_length)];
}

function strayChoices(steps: readonly WorkflowStep[]): WorkflowFault[] {
  return steps.flatMap(({ choices }, index) => {
    const ids = choices.map(({ id }) => id);
    return choices.flatMap(({ id, act }, at) => {
      const path = ['steps', index, 'choices', at];
      if (act?.type === 'advance' && !steps.some((step) => step.id === act.step)) {
        return [{ path, message: `"${id}" goes to "${act.step}", which is no step` }];
      }
      if (offeredAlways.test(id)) return [{ path, message: `"${id}" is offered in every step anyway` }];
      return ids.indexOf(id) < at ? [{ path, message: `"${id}" is there twice` }] : [];
    });
  });
}
