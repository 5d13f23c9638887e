import type { Finding, RecordKind, StepView } from '@greenlight/schema';
import { type FieldValues, type MissingThing, parsePlace } from '@greenlight/workflow';
import type { StoryTab } from '../../client/view-reducer.ts';
import { kindWords } from '../record/field-definitions.ts';
import { findRecord, type Story } from '../record/find-record.ts';
import { recordName } from '../record/record-name.ts';
import { shortTitle } from './step-words.ts';

/** What a button under a finding does. */
export type RemedyAct =
  | { type: 'details'; field?: string | undefined }
  | { type: 'add'; kind: RecordKind }
  | { type: 'tab'; tab: StoryTab }
  | { type: 'record'; kind: RecordKind; id: string; field?: string | undefined }
  | { type: 'set'; kind: RecordKind; id: string; values: FieldValues }
  | { type: 'step'; step: string }
  | { type: 'write'; words: string }
  | { type: 'choose'; choice: string; title: string };

export interface Remedy {
  label: string;
  act: RemedyAct;
}

export interface RemedySource {
  story: Story;
  steps: readonly StepView[];
  /** What the step misses, as the chat would ask for it: it knows what an answer fills. */
  things: readonly MissingThing[];
}

/** More than these do not stand side by side. */
const MOST_OPTIONS = 4;

/** The buttons that start to put a finding right, the best first. None for one that only counts others. */
export function remediesFor(finding: Finding, source: RemedySource): Remedy[] {
  if (finding.where === 'packs') {
    return [{ label: 'Package this phase', act: { type: 'choose', choice: 'package', title: 'Package this phase' } }];
  }
  return distinct([...answersOf(finding, source), ...placesOf(finding, source)]);
}

/** Where an answer is one of a few, each of them is a button. */
function answersOf(finding: Finding, { things, story }: RemedySource): Remedy[] {
  const fill = things.find(({ where, message }) => where === finding.where && message === finding.message)?.fill;
  if (fill?.type === 'choose' && fill.kind === 'character') {
    const { kind, set } = fill;
    return story.characters
      .slice(0, MOST_OPTIONS)
      .map(({ id, name }) => ({ label: name, act: { type: 'set', kind, id, values: set } }));
  }
  const made = fill ?? things.find(({ code }) => code === finding.code)?.fill;
  if (made?.type === 'create' && made.kind === 'scene') return [addOf('scene')];
  if (fill?.type !== 'update' || fill.kind === 'project') return [];
  const { kind, id, fields } = fill;
  const [field, ...others] = fields;
  const [name] = field?.anyOf ?? [];
  const options = field?.options ?? [];
  if (!name || others.length > 0 || options.length > MOST_OPTIONS) return [];
  return options.map((option) => ({
    label: capital(option),
    act: { type: 'set', kind, id, values: { [name]: option } },
  }));
}

function placesOf({ where = '' }: Finding, { story, steps }: RemedySource): Remedy[] {
  const place = parsePlace(where);
  switch (place?.type) {
    case 'project':
      return [{ label: detailWords[place.field ?? ''] ?? 'Open the details', act: { ...place, type: 'details' } }];
    case 'list':
      return [panes[place.kind] ?? addOf(place.kind), ...wordsFor(place.kind)];
    case 'record': {
      const found = findRecord(story, place.kind, place.id);
      return found ? [{ label: `Open ${nameOf(found, story)}`, act: place }] : [];
    }
    case 'step': {
      const step = steps.find(({ id }) => id === place.step);
      return step ? [{ label: `See what ${shortTitle(step)} misses`, act: place }] : [];
    }
    default:
      return [];
  }
}

function addOf(kind: RecordKind): Remedy {
  return { label: kindWords[kind].add, act: { type: 'add', kind } };
}

function distinct(remedies: readonly Remedy[]): Remedy[] {
  return remedies.filter(({ label }, index) => remedies.findIndex((one) => one.label === label) === index);
}

const detailWords: Readonly<Record<string, string>> = {
  title: 'Give it a title',
  genre: 'Say its genre',
  logline: 'Write the logline',
  audience: 'Say whom it is for',
  style: 'Describe its style',
  targetMinutes: 'Set its length',
};

// What is written in a pane of its own rather than in a form.
const panes: Partial<Record<RecordKind, Remedy>> = {
  act: { label: 'Write the acts', act: { type: 'tab', tab: 'structure' } },
  beat: { label: 'Write the beats', act: { type: 'tab', tab: 'structure' } },
  review: { label: 'Review the film', act: { type: 'tab', tab: 'review' } },
};

// What can be said in a sentence is begun in the composer.
const begun: Partial<Record<RecordKind, string>> = {
  character: 'Create a character named ',
  location: 'There is a place called ',
  scene: 'INT. ',
};

function wordsFor(kind: RecordKind): Remedy[] {
  const words = begun[kind];
  return words === undefined ? [] : [{ label: 'Say it', act: { type: 'write', words } }];
}

function nameOf(found: NonNullable<ReturnType<typeof findRecord>>, story: Story): string {
  if (found.kind === 'scene') return found.record.number ? `scene ${found.record.number}` : 'the scene';
  if (found.kind === 'act') return `act ${found.record.number}`;
  return isNamed(found.kind) ? recordName(found, story) : `the ${kindWords[found.kind].one}`;
}

const named: readonly RecordKind[] = ['character', 'location'];
const isNamed = (kind: RecordKind) => named.includes(kind);

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
