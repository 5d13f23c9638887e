import {
  collectionOf,
  type FilledField,
  type RecordKind,
  type RecordRequirement,
  recordKind,
} from '@greenlight/schema';
import { indexOf, recordsOf } from '../ground/project-index.ts';
import { resolveAmount } from '../ground/resolve-thresholds.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';
import { optionsOf } from './field-options.ts';
import { fillMessage, type MessageValues } from './fill-message.ts';
import { createHasValue } from './has-value.ts';
import { recordName } from './record-name.ts';
import { requiredFields } from './required-fields.ts';
import { collectGaps, type Gap, type MissingField, type MissingFill, oneGap, type Shortfall } from './shortfall.ts';
import { spellCount } from './spell-count.ts';

/** What a requirement of records misses: how many are not there, and which of those that are there lack what is said of each. */
export function recordShortfalls(requirement: RecordRequirement, ground: WorkflowGround): Shortfall[] {
  if (requirement.record === 'project') {
    const { project } = ground.snapshot;
    return eachShortfalls({ requirement, ground, kind: 'project', records: [project], nameOf: () => project.title });
  }
  const kind = recordKind.parse(requirement.record);
  const records = countedRecords(requirement, kind, ground);
  const nameOf = (record: (typeof records)[number]) => recordName(kind, record, ground);
  return [
    ...countShortfall(requirement, ground, kind, records.length),
    ...eachShortfalls({ requirement, ground, kind, records, nameOf }),
  ];
}

/** Those of a kind that count. A scene that is omitted is not shot, and counts only where the requirement asks for its status. */
function countedRecords({ where = {} }: RecordRequirement, kind: RecordKind, { snapshot }: WorkflowGround) {
  const asked = Object.entries(where);
  const all =
    kind === 'scene' && !Object.hasOwn(where, 'status') ? indexOf(snapshot).scenes() : recordsOf(snapshot, kind);
  if (asked.length === 0) return all;
  return all.filter((record) => asked.every(([field, value]) => Reflect.get(record, field) === value));
}

function countShortfall(
  requirement: RecordRequirement,
  ground: WorkflowGround,
  kind: RecordKind,
  have: number,
): Shortfall[] {
  const { where, message, ask, remedy, each } = requirement;
  const count = resolveAmount(requirement.at_least, ground.thresholds);
  if (have >= count) return [];
  const set = { ...where, ...(kind === 'act' ? { number: freeNumber(ground) } : {}) };
  const values = { count, name: kind === 'act' ? `act ${freeNumber(ground)}` : `the next ${kind}` };
  const isChoice = mayBecome(kind, where) && recordsOf(ground.snapshot, kind).length > have;
  const fields = [
    ...requiredFields(kind).filter(
      (field) => !Object.hasOwn(set, field) && !each.some((has) => has.any_of.includes(field)),
    ),
  ].map((field): FilledField => ({ any_of: [field] }));
  return oneGap(
    {
      code: where ? `${screaming(kind)}_MISSING` : `TOO_FEW_${screaming(collectionOf[kind])}`,
      where: collectionOf[kind],
      ...said({ message, ask, remedy }, values, where ? undefined : have),
      fill: isChoice
        ? { type: 'choose', kind, set }
        : { type: 'create', kind, set, fields: [...fields, ...each].map((field) => missingField(kind, field, ground)) },
    },
    count - have,
  );
}

/** Whether a record that is there may get these values: who has no role yet can be the protagonist, but a sheet is no reference. */
function mayBecome(kind: RecordKind, where: RecordRequirement['where']): boolean {
  const required = requiredFields(kind);
  return where !== undefined && Object.keys(where).every((field) => !required.includes(field));
}

/** The first number that no act has. */
function freeNumber({ snapshot }: WorkflowGround): number {
  const taken = new Set(snapshot.acts.map(({ number }) => number));
  let free = 1;
  while (taken.has(free)) free += 1;
  return free;
}

interface EachOf<Item> {
  requirement: RecordRequirement;
  ground: WorkflowGround;
  kind: RecordKind | 'project';
  records: readonly Item[];
  nameOf: (record: Item) => string;
}

function eachShortfalls<Item extends { id: string }>(of: EachOf<Item>): Shortfall[] {
  const { requirement, ground, kind, records, nameOf } = of;
  return requirement.each.flatMap((field) => {
    const wanted = missingField(kind, field, ground);
    const length = wanted.minLength ?? 0;
    const tests = field.any_of.map((name) => createHasValue(kind, name, length, indexOf(ground.snapshot)));
    return collectGaps(
      records,
      (record) => !tests.some((hasValue) => hasValue(record)),
      (record) => fieldGap(requirement, field, wanted, { kind, id: record.id, name: nameOf(record) }),
    );
  });
}

function fieldGap(
  requirement: RecordRequirement,
  field: FilledField,
  wanted: MissingField,
  { kind, id, name }: { kind: RecordKind | 'project'; id: string; name: string },
): Gap {
  const [first = ''] = field.any_of;
  const fill: MissingFill = { type: 'update', kind, id, name, fields: [wanted] };
  const says = { ...field, message: field.message ?? requirement.message };
  return {
    code: `${screaming(kind)}_${screaming(first)}_MISSING`,
    where: kind === 'project' ? `project.${first}` : `${kind}/${id}.${first}`,
    subject: { kind, id, name },
    ...said(says, { count: wanted.minLength ?? 1, name }),
    fill,
  };
}

function missingField(kind: RecordKind | 'project', field: FilledField, { thresholds }: WorkflowGround): MissingField {
  const options = field.any_of.length === 1 ? optionsOf(kind, field.any_of[0] ?? '') : undefined;
  return {
    anyOf: field.any_of,
    ...(field.min_length === undefined ? {} : { minLength: resolveAmount(field.min_length, thresholds) }),
    ...(options ? { options } : {}),
  };
}

type Says = Pick<RecordRequirement, 'message' | 'ask' | 'remedy'>;

function said({ message, ask, remedy }: Says, values: MessageValues, have?: number) {
  const count = have === undefined ? [] : [`You have ${spellCount(have)}.`];
  const remedies = [...count, ...(remedy ? [fillMessage(remedy, values)] : [])];
  return {
    message: fillMessage(message, values),
    ...(remedies.length > 0 ? { remedy: remedies.join(' ') } : {}),
    ...(ask ? { question: fillMessage(ask, values) } : {}),
  };
}

/** `timeOfDay` as part of a finding's code: `TIME_OF_DAY`. */
function screaming(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
