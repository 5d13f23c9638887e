import type { PromptRow } from '@greenlight/schema';
import { quote } from '../ledger/quote.ts';
import { renderTable } from '../ledger/table.ts';

/** The prompts that packages bring, as Markdown; nothing where there are none. */
export function renderPrompts(prompts: readonly PromptRow[]): string[] {
  if (prompts.length === 0) return [];
  const rows = prompts.map(({ name, purpose, from, text }) => [
    quote(name, 60),
    purpose,
    `\`${from}\``,
    quote(text, 120),
  ]);
  const columns = [{ title: 'Prompt' }, { title: 'Goes with' }, { title: 'From' }, { title: 'Says' }];
  return ['**Prompts of installed packages**', renderTable(columns, rows)];
}
