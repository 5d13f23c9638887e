import type { MergeOutcome } from '@greenlight/schema';
import { describeValue } from './describe.ts';
import { escapeMarkdown, linkTo, listWords } from './markdown.ts';

/** What a merge did, in Markdown: who it is now, whose values stay where the two differed, and what was moved. */
export function describeMerge(outcome: MergeOutcome): string {
  const { kind, keep, merge, fields, differences } = outcome;
  const name = linkTo(kind, keep.id, String(fields.name));
  const others = Array.isArray(fields.aliases) ? fields.aliases.map((alias) => escapeMarkdown(String(alias))) : [];
  const also = others.length > 0 ? `, also called ${listWords(others)}` : '';
  const differing = differences.filter(({ field }) => field !== 'name').map((each) => describeChoice(each, outcome));
  return [
    `${escapeMarkdown(merge.name)} and ${escapeMarkdown(keep.name)} are one now: ${name}${also}.`,
    filledWords(outcome),
    ...differing,
    movedWords(outcome),
  ]
    .filter(Boolean)
    .join(' ');
}

function filledWords({ filled, joined, fields, merge }: MergeOutcome): string {
  const said = [...filled, ...joined].map((field) => value(field, fields[field]));
  return said.length > 0 ? `With what was told of ${escapeMarkdown(merge.name)}: ${said.join(' · ')}.` : '';
}

function describeChoice(
  { field, chosen, ...values }: MergeOutcome['differences'][number],
  { keep, merge }: MergeOutcome,
): string {
  const [stays, goes] = chosen === 'keep' ? (['keep', 'merge'] as const) : (['merge', 'keep'] as const);
  const other = stays === 'keep' ? merge : keep;
  return `I kept ${withField(field, values[stays])}; of ${escapeMarkdown(other.name)} it was ${value(field, values[goes])}.`;
}

function withField(field: string, said: unknown): string {
  const words = value(field, said);
  return words.toLowerCase().startsWith(field) ? words : `the ${field} ${words}`;
}

function value(field: string, said: unknown): string {
  return describeValue(field, said, (id) => id);
}

function movedWords({ moved, removed }: MergeOutcome): string {
  const counts = new Map<string, number>();
  for (const kind of moved.map((each) => each.kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const said = [...counts].map(([kind, number]) => count(number, kind));
  const went = removed.length > 0 ? ` ${count(removed.length, 'relationship')} went that said nothing any more.` : '';
  return `${said.length > 0 ? `Moved along: ${listWords(said)}.` : ''}${went}`.trim();
}

function count(number: number, kind: string): string {
  const plural = kind === 'media' ? 'media' : `${kind}s`;
  return `${number} ${number === 1 ? kind : plural}`;
}
