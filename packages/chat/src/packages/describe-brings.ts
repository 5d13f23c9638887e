import type { AssetCounts, AssetKind, KeptFile } from '@greenlight/schema';
import { quote } from '../ledger/quote.ts';

const words: Record<AssetKind, [one: string, many: string]> = {
  handler: ['handler', 'handlers'],
  genre: ['genre file', 'genre files'],
  prompt: ['prompt', 'prompts'],
  workflow: ['workflow', 'workflows'],
  template: ['template', 'templates'],
  data: ['data file', 'data files'],
};

/** How many assets of each kind, in the order of what they do: `1 handler, 9 genre files`. */
export function describeBrings(brings: AssetCounts): string {
  const parts = (Object.keys(words) as AssetKind[]).flatMap((kind) => {
    const count = brings[kind] ?? 0;
    return count === 0 ? [] : [`${count} ${words[kind][count === 1 ? 0 : 1]}`];
  });
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

/** What can be done with a package now that it is installed, a line for each kind that has a use. */
export function describeUses(brings: AssetCounts): string[] {
  return [
    ...(brings.handler ? ['Its commands answer from now on; `help` lists them.'] : []),
    ...(brings.genre ? ['Ask for ideas, such as “suggest three endings”: they may now come from it.'] : []),
    ...(brings.prompt ? ['Its prompts go with what a language model is asked for; `show prompts` lists them.'] : []),
    ...(brings.workflow || brings.template
      ? ['Its workflows and templates are kept until there is a use for them here.']
      : []),
  ];
}

/** The signature, as a table's cell. */
export function describeSigner(signedBy: string | null): string {
  if (signedBy === null) return 'nobody';
  return signedBy === 'trusted' ? 'the product' : `key ${quote(signedBy, 20)}`;
}

/** Files that were kept, each with its reason. */
export function describeKept(kept: readonly KeptFile[]): string[] {
  if (kept.length === 0) return [];
  const head = kept.length === 1 ? 'One file was kept:' : `${kept.length} files were kept:`;
  return [[head, '', ...listed(kept.map(({ path, why }) => `- ${quote(path, 240)}: ${quote(why, 200)}`))].join('\n')];
}

const MOST_LISTED = 50;

/** The first of many lines, with a word on how many there are more. */
export function listed(lines: readonly string[]): string[] {
  if (lines.length <= MOST_LISTED) return [...lines];
  return [...lines.slice(0, MOST_LISTED), `- … and ${lines.length - MOST_LISTED} more`];
}
