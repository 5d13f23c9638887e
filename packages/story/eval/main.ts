import { createRulesExtractor } from '../src/index.ts';
import { conversations, type Split, singleMessages } from './corpus.ts';
import { evaluateConversation } from './evaluate-conversation.ts';
import { evaluateMessage } from './evaluate-message.ts';
import type { Evaluation } from './measures.ts';
import { formatFaults, formatSummary, summarize } from './report.ts';

// npm run eval [-- --held-out] [-- --json]: see README.md. Nothing here passes or fails; it measures.
const flags = new Set(process.argv.slice(2));
const isJson = flags.has('--json');
const showsHeldOut = flags.has('--held-out');
const extractor = createRulesExtractor();
const summaries = [];

for (const split of ['work', 'held-out'] as const) {
  const messages = await evaluateMessages(split);
  const tellings = await evaluateConversations(split);
  const groups = [summarize(`${split}: messages`, messages), summarize(`${split}: tellings`, tellings)];
  summaries.push(...groups);
  if (!isJson) print(groups.map(formatSummary));
  if (!isJson && (split === 'work' || showsHeldOut))
    print([`${split}, what failed:`, formatFaults([...messages, ...tellings])]);
}
if (isJson) print([JSON.stringify(summaries, null, 2)]);

async function evaluateMessages(split: Split): Promise<Evaluation[]> {
  const evaluations = [];
  for (const single of singleMessages)
    if (single.split === split) evaluations.push(await evaluateMessage(extractor, single));
  return evaluations;
}

async function evaluateConversations(split: Split): Promise<Evaluation[]> {
  const evaluations = [];
  for (const telling of conversations)
    if (telling.split === split) evaluations.push(await evaluateConversation(extractor, telling));
  return evaluations;
}

function print(parts: string[]): void {
  process.stdout.write(`${parts.join('\n\n')}\n\n`);
}
