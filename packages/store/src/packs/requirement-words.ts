import { collectionOf, type FilledField, type WorkflowRequirement, type WorkflowRule } from '@greenlight/schema';
import type { WorkflowGround } from '@greenlight/workflow';

type Thresholds = WorkflowGround['thresholds'];

const rules: Readonly<Record<WorkflowRule, string>> = {
  scenes_for_acts: 'Every act has a scene',
  panels_for_scenes: 'Every scene has a panel with a description and a shot size',
  sheets_for_cast: 'Every character of a scene has a sheet',
  references_for_places: 'Every location of a scene has a reference, or a description long enough to stand for one',
  breakdowns_for_scenes: 'Every scene that is not omitted has a breakdown sheet',
  scenes_settled: 'Every scene is approved or omitted',
  scenes_in_order: 'Every scene has a number of its own',
  scenes_timed: 'Every scene has a running time',
  length_within_target: 'All scenes together run no longer than the film is meant to',
  approving_review: 'Somebody other than its last author approves of the film as it stands',
  notes_resolved: 'No blocking note is open',
  spec_pack_passes: 'The last spec pack passes its gates, and nothing was changed since',
};

/** What a requirement of a step asks for, in a sentence without a full stop. */
export function requirementWords(requirement: WorkflowRequirement, thresholds: Thresholds): string {
  if ('rule' in requirement) return rules[requirement.rule];
  const { record, at_least, where = {}, each } = requirement;
  const count = amountOf(at_least, thresholds);
  const fields = each.map((field) => fieldWords(field, thresholds));
  if (record === 'project') return `The film has ${joinWords(fields) || 'been begun'}`;
  const such = Object.entries(where).map(([field, value]) => ` whose ${nameOf(field)} is ${value}`);
  const things = count === 1 ? record : collectionWord(record);
  const having = fields.length > 0 ? `, each with ${joinWords(fields)}` : '';
  return `There ${count === 1 ? 'is' : 'are'} ${count} ${things} or more${such.join(' and')}${having}`;
}

function fieldWords({ any_of, min_length }: FilledField, thresholds: Thresholds): string {
  const names = any_of.map((field) => `${articleOf(field)}${nameOf(field)}`).join(' or ');
  return min_length === undefined ? names : `${names} of ${amountOf(min_length, thresholds)} characters or more`;
}

/** Fields that hold lists are called by what they list. */
function articleOf(field: string): string {
  if (/s$/.test(field)) return '';
  return /^[aeiou]/.test(field) ? 'an ' : 'a ';
}

function joinWords(words: readonly string[]): string {
  return words.length <= 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function amountOf(amount: number | { threshold: string } | undefined, thresholds: Thresholds): number {
  return typeof amount === 'object' ? (thresholds[amount.threshold] ?? 1) : (amount ?? 1);
}

function collectionWord(record: string): string {
  return Object.hasOwn(collectionOf, record) ? collectionOf[record as keyof typeof collectionOf] : `${record}s`;
}

/** `timeOfDay` as people say it: "time of day". */
function nameOf(field: string): string {
  return field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}
