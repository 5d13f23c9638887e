import { type ChangedKind, planningKind, type SceneRecord, type TurnEntity } from '@greenlight/schema';
import type { DraftedRecord, StoryDraft } from '../draft/story-draft.ts';
import { describeValue, describeValues, isEmpty, type NameOf, sceneHeading } from './describe.ts';
import { escapeMarkdown, listWords } from './markdown.ts';
import { recordName } from './record-names.ts';

/** What a turn did to the story, in the plans' words and in Markdown; empty when it did nothing. What is `told` otherwise is left out. */
export function composeReply(draft: StoryDraft, nameOf: NameOf, told: ReadonlySet<string> = new Set()): string {
  const touched = draft.touched().filter(({ id }) => !told.has(id));
  const of = (kind: ChangedKind, op: DraftedRecord['op']): DraftedRecord[] =>
    touched.filter((each) => each.kind === kind && each.op === op);
  return [
    createdNamed('character', of('character', 'create'), nameOf),
    createdNamed('location', of('location', 'create'), nameOf),
    related(draft, [...of('relationship', 'create'), ...of('relationship', 'update')], nameOf),
    ...of('scene', 'create').map((each) => createdScene(draft, each, nameOf)),
    ...planningKind.options.flatMap((kind) => of(kind, 'create').map((each) => createdPlan(draft, each, nameOf))),
    ...(['project', 'character', 'location', 'scene', ...planningKind.options] as const).flatMap((kind) =>
      of(kind, 'update').map((each) => updated(draft, each, nameOf)),
    ),
    deleted(draft, touched, nameOf),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The records that a turn touched, as faces list them. */
export function toEntities(draft: StoryDraft, nameOf: NameOf): TurnEntity[] {
  const ops = { create: 'created', update: 'updated', delete: 'deleted' } as const;
  return draft.touched().map((each) => ({
    kind: each.kind,
    id: each.id,
    name: nameOfRecord(draft, each, nameOf),
    op: ops[each.op],
    evidence: each.evidence,
  }));
}

/** What a record is called, in plain text. A scene has its heading, a relationship its two people. */
export function nameOfRecord(draft: StoryDraft, drafted: DraftedRecord, nameOf: NameOf): string {
  const fields: Record<string, unknown> = {
    ...drafted.before,
    ...draft.find(drafted.kind, drafted.id),
    ...drafted.fields,
  };
  if (drafted.kind === 'scene') return headingOf(fields, nameOf);
  if (drafted.kind === 'relationship') return `${nameOf(String(fields.from))} and ${nameOf(String(fields.to))}`;
  if (drafted.kind === 'project') return String(fields.title);
  const planned = planningKind.safeParse(drafted.kind);
  if (!planned.success) return String(fields.name);
  return recordName(planned.data, fields, (id) => ({ ...draft.find('scene', String(id)) }));
}

/** "Created act 1", "Created panel 1 of scene 3": what the film is planned with. */
function createdPlan(draft: StoryDraft, record: DraftedRecord, nameOf: NameOf): string {
  const name = nameOfRecord(draft, record, nameOf);
  const called = record.kind === 'media' ? `${record.fields.kind} ${name}` : name.replace(/^the /, '');
  return paragraphs(`Created ${escapeMarkdown(called)}`, describeValues(told(record.fields), nameOf));
}

/** What a reply says of a record's values: not its number and not what it points to, which are in its name. */
function told(fields: Record<string, unknown>): Record<string, unknown> {
  const { title: _title, number: _number, kind: _kind, scene: _scene, act: _act, ...rest } = fields;
  const { character: _character, location: _location, approved: _approved, ...said } = rest;
  return said;
}

function createdNamed(kind: 'character' | 'location', records: DraftedRecord[], nameOf: NameOf): string {
  const [only] = records;
  if (!only) return '';
  const names = records.map(({ fields }) => escapeMarkdown(String(fields.name)));
  if (records.length === 1) return paragraphs(`Created ${kind}: ${names[0]}`, describeValues(only.fields, nameOf));
  const details = records
    .map(({ fields }, index) => ({ name: names[index], values: describeValues(fields, nameOf) }))
    .filter(({ values }) => values !== '')
    .map(({ name, values }) => `- ${name}: ${values}`);
  return paragraphs(`Created ${kind}s: ${names.join(', ')}`, details.join('\n'));
}

/** "Related: A and B (friend); A and C (family)". */
function related(draft: StoryDraft, records: DraftedRecord[], nameOf: NameOf): string {
  const pairs = records.map((record) => relatedPair(draft, record, nameOf));
  return pairs.length > 0 ? `Related: ${pairs.join('; ')}` : '';
}

function relatedPair(draft: StoryDraft, record: DraftedRecord, nameOf: NameOf): string {
  const fields: Record<string, unknown> = { ...draft.find('relationship', record.id), ...record.fields };
  const [from, to] = [fields.from, fields.to].map((id) => escapeMarkdown(nameOf(String(id))));
  const description = isEmpty(fields.description)
    ? ''
    : `, ${describeValue('description', fields.description, nameOf)}`;
  return `${from} and ${to} (${fields.type}${description})`;
}

function createdScene(draft: StoryDraft, record: DraftedRecord, nameOf: NameOf): string {
  const { number, title, characters, summary } = record.fields;
  const cast = (Array.isArray(characters) ? characters : []).map((id) => escapeMarkdown(nameOf(String(id))));
  const heading = nameOfRecord(draft, record, nameOf);
  const details = [
    title && title !== heading ? describeValue('summary', title, nameOf) : '',
    cast.length > 0 ? `with ${listWords(cast)}` : '',
    summary ? describeValue('summary', summary, nameOf) : '',
  ];
  return paragraphs(`Created scene ${number}: ${escapeMarkdown(heading)}`, details.filter(Boolean).join(' · '));
}

function updated(draft: StoryDraft, record: DraftedRecord, nameOf: NameOf): string {
  const { name, ...rest } = record.fields;
  const values = [describeValues(rest, nameOf, ', '), clearedOf(rest)].filter(Boolean).join(', ');
  const called = escapeMarkdown(nameOfRecord(draft, record, nameOf));
  if (record.kind === 'project') return `Updated the project: ${projectValues(record.fields, nameOf)}`;
  if (planningKind.safeParse(record.kind).success)
    return `Updated ${called.replace(/^the /, '')}: ${planValues(record, nameOf)}`;
  if (record.kind === 'scene') {
    const { number } = draft.find('scene', record.id) ?? {};
    return `Updated scene ${number ?? ''}: ${called}: ${values}`.replace(' :', ':');
  }
  const renamed = name === undefined ? '' : `name ${called}`;
  return `Updated ${record.kind}: ${called}: ${[renamed, values].filter(Boolean).join(', ')}`;
}

/** "genre Heist, logline …": a film's own values say what they are. */
function projectValues(fields: Record<string, unknown>, nameOf: NameOf): string {
  const values = Object.entries(fields).map(([field, value]) =>
    isEmpty(value) ? `${fieldName(field)} cleared` : `${fieldName(field)} ${describeValue('', value, nameOf)}`,
  );
  return values.join(', ');
}

function planValues({ fields }: DraftedRecord, nameOf: NameOf): string {
  const said = [describeValues(told(fields), nameOf, ', '), clearedOf(fields)].filter(Boolean).join(', ');
  return said === '' ? listWords(Object.keys(fields).map(fieldName)) : said;
}

/** Fields that are empty now: "age and description cleared". */
function clearedOf(fields: Record<string, unknown>): string {
  const cleared = Object.keys(fields).filter((field) => isEmpty(fields[field]));
  return cleared.length > 0 ? `${listWords(cleared.map(fieldName))} cleared` : '';
}

const fieldNames: Record<string, string> = {
  timeOfDay: 'time of day',
  characters: 'cast',
  aliases: 'other names',
  targetMinutes: 'target length in minutes',
  runningTime: 'running time',
  shotSize: 'shot size',
};

function fieldName(field: string): string {
  return fieldNames[field] ?? field;
}

/** One line for all that went: who was asked for, and what went with them. */
function deleted(draft: StoryDraft, touched: DraftedRecord[], nameOf: NameOf): string {
  const gone = touched.filter(({ op }) => op === 'delete');
  const lines = gone.filter(({ kind }) => kind !== 'relationship').map((each) => deletedName(draft, each, nameOf));
  const relationships = gone.filter(({ kind }) => kind === 'relationship').length;
  if (relationships > 0)
    lines.push(`Deleted ${relationships === 1 ? '1 relationship' : `${relationships} relationships`}`);
  return lines.join('\n\n');
}

function deletedName(draft: StoryDraft, gone: DraftedRecord, nameOf: NameOf): string {
  const name = escapeMarkdown(nameOfRecord(draft, gone, nameOf));
  return planningKind.safeParse(gone.kind).success
    ? `Deleted ${name.replace(/^the /, '')}`
    : `Deleted ${gone.kind}: ${name}`;
}

function headingOf(scene: Record<string, unknown>, nameOf: NameOf): string {
  const location = typeof scene.location === 'string' ? nameOf(scene.location) : undefined;
  // The fields come from a record or passed the scene's schema.
  return sceneHeading(scene as Partial<SceneRecord>, location);
}

function paragraphs(...parts: string[]): string {
  return parts.filter(Boolean).join('\n\n');
}
