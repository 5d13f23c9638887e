import { type Finding, recordKind, type StepView, type WorkflowView } from '@greenlight/schema';
import { escapeMarkdown, linkTo } from '../reply/markdown.ts';

/** How many things of a step are named; the others are counted. */
const NAMED = 3;

/** How far a film is, step by step, with what each misses. Markdown. */
export function describeProgress(view: WorkflowView): string {
  const done = view.steps.filter(({ status }) => status === 'complete').length;
  const current = view.steps.find(({ isCurrent }) => isCurrent);
  const at = current ? ` You are at step ${current.number}, ${escapeMarkdown(current.title)}.` : '';
  const head = `${done} of ${view.steps.length} steps ${done === 1 ? 'is' : 'are'} complete (${Math.round(view.progress * 100)} %).${at}`;
  return [head, view.steps.map(describeStep).join('\n'), `Next: ${escapeMarkdown(view.nextAction)}`].join('\n\n');
}

/** What to do now. Markdown. */
export function describeNext(view: WorkflowView): string {
  return escapeMarkdown(view.nextAction);
}

/** What a step misses, or the one that a film stands at. Markdown. */
export function describeMissing(view: WorkflowView, id: string = view.currentStep): string {
  const step = view.steps.find((each) => each.id === id);
  if (!step) return describeProgress(view);
  const title = escapeMarkdown(step.title);
  if (step.status === 'complete')
    return `${title} is complete. Nothing is missing there.\n\nNext: ${escapeMarkdown(view.nextAction)}`;
  const waits = things(step.entry);
  const own = blockers(step.missing);
  const wishes = step.missing.filter(({ severity }) => severity !== 'blocker');
  const parts = [
    waits.length > 0 ? `${title} waits for this:\n${list(waits)}` : '',
    own.length > 0 ? `${title} misses:\n${list(own)}` : '',
    wishes.length > 0 ? `It would be better with this:\n${list(wishes)}` : '',
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** That a film has come to a step: what the step is about, and what to do first. Markdown. */
export function describeArrival(view: WorkflowView): string {
  const step = view.steps.find(({ isCurrent }) => isCurrent);
  if (!step) return describeNext(view);
  const head = `You are at step ${step.number} of ${view.steps.length} now: ${escapeMarkdown(step.title)}.`;
  return [[head, step.about && escapeMarkdown(step.about)].filter(Boolean).join(' '), describeNext(view)].join('\n\n');
}

function describeStep(step: StepView): string {
  return `${step.number}. ${escapeMarkdown(step.title)}: ${stateOf(step)}`;
}

function stateOf(step: StepView): string {
  const missing = blockers(step.missing);
  switch (step.status) {
    case 'complete':
      return 'complete';
    case 'closed':
      return `waits. ${listSome(step.entry.filter(({ code }) => code === 'STEP_INCOMPLETE').slice(0, 1))}`;
    case 'reopened':
      return `was complete, and is open again. ${listSome(missing.length > 0 ? missing : blockers(step.entry))}`;
    case 'open':
      return missing.length === 0 ? 'waits for a step before it' : listSome(missing);
  }
}

/** What is to be done, rather than which step is not complete, where anything is. */
function things(findings: readonly Finding[]): Finding[] {
  const all = blockers(findings);
  const own = all.filter(({ code }) => code !== 'STEP_INCOMPLETE');
  return own.length > 0 ? own : all;
}

function blockers(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'blocker');
}

function listSome(findings: readonly Finding[]): string {
  const named = findings.slice(0, NAMED).map(linked);
  const more = findings.length - named.length;
  return `${[...named, ...(more > 0 ? [`${more} more`] : [])].join('; ')}.`;
}

function list(findings: readonly Finding[]): string {
  return findings.map((finding) => `- ${linked(finding)}`).join('\n');
}

/** A finding in its words, linked to the record that it is about. */
export function linked({ message, where = '' }: Finding): string {
  const [, kind, id] = /^([a-z]+)\/([\w-]+)/.exec(where) ?? [];
  return id && recordKind.safeParse(kind).success ? linkTo(String(kind), id, message) : escapeMarkdown(message);
}
